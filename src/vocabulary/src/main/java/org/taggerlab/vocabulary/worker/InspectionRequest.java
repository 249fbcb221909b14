package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.sample.View;

/**
 * Look through a whole sample as a task sees it: how many jets or events, which of them cannot be used.
 *
 * @param sample its name in the catalogue
 * @param files the sample
 * @param sha256 what identifies the content of the files; the worker refuses others
 * @param view how it sees its files; {@code null}: everything as it is
 * @param task whether its jets or its events are asked for
 * @param objects which objects and events count; {@code null} for jets
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InspectionRequest(
        String sample, List<FilePart> files, String sha256, View view, Task task, ObjectSelection objects)
        implements WorkerRequest<Inventory> {

    @Override
    public Answer<Inventory> answer() {
        return new Answer<>(Inventory.class, WorkerFiles.INVENTORY);
    }

    @Override
    public Path subject() {
        return files.get(0).path();
    }
}
