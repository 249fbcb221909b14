package org.taggerlab.benchmarks;

import java.util.List;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.TrialResult.Overhead;

/**
 * One sweep by the harness, in wall seconds.
 *
 * @param seconds from plan to stored results
 * @param planningSeconds of that, until the plan stood; samples are looked through for it
 * @param trainingSeconds of all trials
 * @param overhead what all trials took besides
 * @param jetsPerSecond training jets per second of training, per worker
 * @param validationAuc mean over trials, after the last epoch
 */
record MeasuredSweep(
        double seconds,
        double planningSeconds,
        double trainingSeconds,
        Overhead overhead,
        double jetsPerSecond,
        double validationAuc) {

    /**
     * Of the trials of a sweep.
     *
     * @param jets training jets of all epochs of all trials
     */
    static MeasuredSweep of(double seconds, double planningSeconds, List<TrialResult> trials, long jets) {
        double training =
                trials.stream().mapToDouble(trial -> trial.training().seconds()).sum();
        double auc = trials.stream()
                .map(TrialResult::history)
                .mapToDouble(history -> history.get(history.size() - 1).validationAuc())
                .average()
                .orElseThrow();
        return new MeasuredSweep(
                seconds,
                planningSeconds,
                training,
                trials.stream().map(TrialResult::overhead).reduce(Overhead.NONE, Overhead::plus),
                jets / training,
                auc);
    }

    /** The share of the workers' time in which no step was computed. */
    double overheadShare(int workers) {
        return 1 - trainingSeconds / (seconds * workers);
    }

    /** The share of the workers' time in which jets were scored: part of the overhead, and work all the same. */
    double scoringShare(int workers) {
        return (overhead.validationSeconds() + overhead.testSeconds()) / (seconds * workers);
    }
}
