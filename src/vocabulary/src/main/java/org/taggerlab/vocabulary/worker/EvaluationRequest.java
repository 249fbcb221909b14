package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.View;

/**
 * Score samples with an existing tagger.
 *
 * <p>Beside the answer stand {@link Scores} in {@value WorkerFiles#SCORES}: every jet of every sample in the order of the
 * samples, except those that cannot be used; the answer says how many these are.
 *
 * @param model the model file; it says itself which features and cuts it wants
 * @param samples what to score
 * @param scores the format in which scores are wanted besides
 * @param threads that score side by side, each with compute threads of its own
 * @param runtime how each computes
 */
public record EvaluationRequest(
        Path model, List<LabelledSample> samples, ScoresFormat scores, int threads, TrialRequest.Runtime runtime)
        implements WorkerRequest<Evaluated> {

    @Override
    public Answer<Evaluated> answer() {
        return new Answer<>(Evaluated.class, WorkerFiles.EVALUATED);
    }

    @Override
    public Path subject() {
        return model;
    }

    /**
     * A whole sample of one label.
     *
     * @param sample its name, for {@code scores.csv}
     * @param files where they lie
     * @param label 1 signal, 0 background
     * @param view how it sees its files; {@code null}: all jets as they are
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LabelledSample(String sample, List<FilePart> files, int label, View view) {

        /** The first file. */
        public Path file() {
            return files.get(0).path();
        }
    }
}
