package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.View;

/**
 * Draw up what a physicist checks in samples before using them.
 *
 * @param subjects the samples
 * @param jets look at this many at most of each, from its beginning
 */
public record ValidationRequest(List<Subject> subjects, int jets)
        implements WorkerRequest<ValidationRequest.Validated> {

    /** What the samples look like, in the order of the request. */
    public record Validated(List<SampleValidation> samples) {}

    @Override
    public Answer<Validated> answer() {
        return new Answer<>(Validated.class, WorkerFiles.VALIDATED);
    }

    @Override
    public Path subject() {
        return subjects.get(0).files().get(0).path();
    }

    /**
     * A sample as the catalogue describes it.
     *
     * @param sample its name
     * @param files where they lie
     * @param view how it sees its files; {@code null}: all jets as they are
     * @param sha256 digest of the files
     * @param kind {@code simulated}, {@code collision} or {@code simulated stand-in}
     * @param process what was generated or recorded
     * @param generator what made it; {@code null} for collision data
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Subject(
            String sample,
            List<FilePart> files,
            View view,
            String sha256,
            String kind,
            String process,
            String generator) {}
}
