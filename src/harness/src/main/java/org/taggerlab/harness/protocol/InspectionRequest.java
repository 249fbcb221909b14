package org.taggerlab.harness.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.harness.descriptor.View;

/**
 * Look through a whole sample: how many jets, from which events, which of them cannot be used.
 *
 * <p>The answer is an {@link Inventory} in {@code inventory.json} of the same folder.
 *
 * @param sample its name in the catalogue
 * @param files the sample
 * @param view how it sees its files; {@code null}: all jets as they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InspectionRequest(
        @JsonProperty("sample") String sample,
        @JsonProperty("files") List<FilePart> files,
        @JsonProperty("view") View view)
        implements WorkerRequest {

    /** A look at all jets as they are. */
    public InspectionRequest(String sample, Path file) {
        this(sample, FilePart.only(file), null);
    }

    /** The first file. */
    public Path file() {
        return files.get(0).path();
    }
}
