package org.taggerlab.harness.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import org.taggerlab.harness.descriptor.View;

/**
 * Look through a whole sample: how many jets, from which events, which of them cannot be used.
 *
 * <p>The answer is an {@link Inventory} in {@code inventory.json} of the same folder.
 *
 * @param sample its name in the catalogue
 * @param file the sample
 * @param view how it sees its file; {@code null}: all jets as they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InspectionRequest(
        @JsonProperty("sample") String sample,
        @JsonProperty("file") Path file,
        @JsonProperty("view") View view) implements WorkerRequest {

    /** A look at all jets as they are. */
    public InspectionRequest(String sample, Path file) {
        this(sample, file, null);
    }
}
