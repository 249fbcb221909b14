package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One epoch of a training.
 *
 * @param epoch from 1
 * @param trainLoss mean cross-entropy over the epoch's batches, each taken before its step, in training mode
 * @param validationLoss mean cross-entropy on the validation jets, inference mode
 * @param validationAuc AUC on the validation jets
 * @param learningRate of this epoch, before any factor of a block
 * @param seconds wall seconds of training up to the end of this epoch, validation excluded
 * @param cpuSeconds CPU seconds likewise
 * @param validationSeconds wall seconds of this epoch's validation; {@code null} where it is part of {@code seconds}, as in
 *     results from before it was timed apart
 */
public record Epoch(
        int epoch,
        double trainLoss,
        double validationLoss,
        double validationAuc,
        double learningRate,
        double seconds,
        double cpuSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double validationSeconds) {

    /** The same epoch of a training that goes on after others. */
    public Epoch after(int others) {
        return new Epoch(
                others + epoch,
                trainLoss,
                validationLoss,
                validationAuc,
                learningRate,
                seconds,
                cpuSeconds,
                validationSeconds);
    }
}
