package org.taggerlab.harness.executor;

import java.util.List;
import org.taggerlab.vocabulary.worker.TrialResult;

/**
 * What came of running many trials.
 *
 * @param stored how many were in the store already
 * @param trained titles of those that were trained here
 * @param elsewhere titles of those that another build trained meanwhile
 * @param diverged those of both whose training diverged
 * @param failures those without result
 * @param unstarted titles of those that were not started because the sweep was stopped
 * @param interrupted whether the build was told to stop
 */
public record SweepOutcome(
        int stored,
        List<String> trained,
        List<String> elsewhere,
        List<Diverged> diverged,
        List<TrialFailure> failures,
        List<String> unstarted,
        boolean interrupted) {

    /** A trial that diverged, with what its worker found. */
    public record Diverged(String experiment, String title, TrialResult result) {}

    /** Copies. */
    public SweepOutcome {
        trained = List.copyOf(trained);
        elsewhere = List.copyOf(elsewhere);
        diverged = List.copyOf(diverged);
        failures = List.copyOf(failures);
        unstarted = List.copyOf(unstarted);
    }
}
