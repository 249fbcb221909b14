package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * Write a tagger in formats that other programs read.
 *
 * @param model the model file
 * @param licence SPDX identifier of the licence that the files shall state; {@code null}: none is stated
 * @param files what to write; the {@link ExportFormat} of each is the end of its name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportRequest(Path model, String licence, List<Path> files)
        implements WorkerRequest<ExportRequest.Exported> {

    /**
     * What was written.
     *
     * @param network the field's name of the network, such as {@code lundnet5}
     * @param parameters number of its weights
     * @param metadata what the files say of themselves
     */
    public record Exported(String network, long parameters, SortedMap<String, String> metadata) {}

    @Override
    public Answer<Exported> answer() {
        return new Answer<>(Exported.class, WorkerFiles.EXPORTED);
    }

    @Override
    public Path subject() {
        return model;
    }
}
