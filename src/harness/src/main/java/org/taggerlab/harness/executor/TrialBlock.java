package org.taggerlab.harness.executor;

/**
 * Trials that are compared with each other, and should therefore be computed by one worker.
 *
 * @param experiment the experiment for which they run
 * @param size training jets
 * @param repetition from 0
 * @param isSource whether it is a source, which is compared with none
 */
public record TrialBlock(String experiment, int size, int repetition, boolean isSource) {

    /** The block of a trial. */
    public static TrialBlock of(LocalExecutor.Job job) {
        var trial = job.trial();
        return new TrialBlock(job.experiment(), trial.size(), trial.repetition(), trial.isSource());
    }
}
