package org.taggerlab.vocabulary.worker;

import java.util.List;
import org.taggerlab.vocabulary.training.Epoch;

/**
 * What a worker found; in its folder beside {@value WorkerFiles#SCORES} ({@link Scores}) and
 * {@value WorkerFiles#MODEL}.
 *
 * <p>Metrics are not here: they are a function of the scores, computed by the harness.
 *
 * @param key content key of the trial
 * @param status {@link Status#DONE} or {@link Status#DIVERGED}
 * @param training what training took
 * @param history one record per epoch
 * @param environment where it was computed
 * @param note what a reader should know, such as epoch, batch and jets of a divergence; empty if nothing
 */
public record TrialResult(
        String key, Status status, Training training, List<Epoch> history, Environment environment, String note) {

    /**
     * What training took.
     *
     * @param epochs epochs run
     * @param bestEpoch the epoch whose weights were kept, from 1
     * @param featurisingSeconds wall seconds of the one pass through a frozen trunk, 0 without
     * @param seconds wall seconds of training, featurising and validation included, reading samples excluded
     * @param cpuSeconds CPU seconds of the same
     * @param jetsPerSecond training jets per wall second, over the epochs
     * @param peakRssMb peak resident memory of the worker, MiB
     * @param trainableParameters weights that trained
     * @param parameters all weights, running statistics not counted
     */
    public record Training(
            int epochs,
            int bestEpoch,
            double featurisingSeconds,
            double seconds,
            double cpuSeconds,
            double jetsPerSecond,
            long peakRssMb,
            long trainableParameters,
            long parameters) {}

    /** Where a trial was computed. */
    public record Environment(
            String backend, String kernels, String cpu, int cores, int threads, String jvm, String nd4j) {}
}
