package org.taggerlab.vocabulary.training;

/**
 * One epoch of a training.
 *
 * @param epoch from 1
 * @param trainLoss mean cross-entropy over the epoch's batches, each taken before its step, in training mode
 * @param validationLoss mean cross-entropy on the validation jets, inference mode
 * @param validationAuc AUC on the validation jets
 * @param learningRate of this epoch, before any factor of a block
 * @param seconds wall seconds since training began, at the end of this epoch
 * @param cpuSeconds CPU seconds likewise
 */
public record Epoch(
        int epoch,
        double trainLoss,
        double validationLoss,
        double validationAuc,
        double learningRate,
        double seconds,
        double cpuSeconds) {}
