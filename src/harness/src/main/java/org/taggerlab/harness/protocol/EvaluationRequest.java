package org.taggerlab.harness.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;

/**
 * Score samples with an existing tagger.
 *
 * <p>The answer is {@code scores.csv} ({@link Scores}) in the same folder: every jet of every sample in the order of the
 * samples, except those that cannot be used.
 *
 * @param model the model file; it says itself which features and cuts it wants
 * @param samples what to score
 * @param runtime how the worker computes
 */
public record EvaluationRequest(
        @JsonProperty("model") Path model,
        @JsonProperty("samples") List<LabelledSample> samples,
        @JsonProperty("runtime") TrialRequest.Runtime runtime)
        implements WorkerRequest {

    /**
     * A whole sample of one label.
     *
     * @param sample its name, for {@code scores.csv}
     * @param file where it lies
     * @param label 1 signal, 0 background
     */
    public record LabelledSample(
            @JsonProperty("sample") String sample,
            @JsonProperty("file") Path file,
            @JsonProperty("label") int label) {}
}
