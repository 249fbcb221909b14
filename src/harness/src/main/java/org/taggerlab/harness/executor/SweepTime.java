package org.taggerlab.harness.executor;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.TrialResult.Overhead;

/**
 * Where the time of a sweep's workers went, as far as their trials say; wall seconds.
 *
 * @param training of all trials that were trained
 * @param overhead what they took besides
 */
record SweepTime(double training, Overhead overhead) {
    /** Of no trial. */
    static final SweepTime NONE = new SweepTime(0, Overhead.NONE);

    /**
     * With one more trial.
     *
     * @param resumedAfter the epoch after which it went on, 0 if it began; what an earlier build spent is not counted
     */
    SweepTime plus(TrialResult trial, int resumedAfter) {
        var before = trial.history().stream()
                .filter(epoch -> epoch.epoch() <= resumedAfter)
                .toList();
        double trained = trial.training().seconds();
        if (!before.isEmpty()) {
            // the trial's clock counts the first pass through a frozen trunk, this sweep the second
            trained += trial.training().featurisingSeconds()
                    - before.get(before.size() - 1).seconds();
        }
        if (trial.overhead() == null) {
            return new SweepTime(training + trained, overhead);
        }
        double validated = before.stream()
                .map(Epoch::validationSeconds)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        return new SweepTime(
                training + trained, overhead.plus(trial.overhead()).plus(new Overhead(0, 0, 0, -validated, 0)));
    }

    /**
     * {@code Training took 612 s of the 700 s of 2 workers (87 %); validation 30 s, ...}.
     *
     * @param workers how many there were, idle or not
     * @param seconds wall time of the sweep
     */
    String sentence(int workers, double seconds) {
        double all = workers * seconds;
        var parts = overhead.parts();
        parts.put("other", Math.max(0, all - training - overhead.seconds()));
        return String.format(
                Locale.ROOT,
                "Training took %,.0f s of the %,.0f s of %d worker%s (%.0f %%); %s",
                training,
                all,
                workers,
                workers == 1 ? "" : "s",
                100 * training / all,
                parts.entrySet().stream()
                        .map(part -> String.format(Locale.ROOT, "%s %,.0f s", part.getKey(), part.getValue()))
                        .collect(Collectors.joining(", ")));
    }
}
