package org.taggerlab.harness.executor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.vocabulary.worker.TrialResult;

/**
 * What came of running many trials.
 *
 * @param store where results are kept
 * @param stored how many were in the store already
 * @param trained titles of those that were trained here
 * @param elsewhere titles of those that another build trained meanwhile
 * @param diverged those whose training diverged, now or before, which is a result
 * @param failures those without result
 * @param unstarted titles of those that were not started because the sweep was stopped
 * @param undecided why each trial was not run whose settings could not be chosen
 * @param interrupted whether the build was asked to stop
 * @param time where the time of the workers went, in a sentence; empty if nothing was trained here
 */
public record SweepOutcome(
        Path store,
        int stored,
        List<String> trained,
        List<String> elsewhere,
        List<Diverged> diverged,
        List<TrialFailure> failures,
        List<String> unstarted,
        List<String> undecided,
        boolean interrupted,
        String time) {

    /** A trial that diverged, with what its worker found. */
    public record Diverged(String experiment, String title, TrialResult result) {}

    /** Copies. */
    public SweepOutcome {
        trained = List.copyOf(trained);
        elsewhere = List.copyOf(elsewhere);
        diverged = List.copyOf(diverged);
        failures = List.copyOf(failures);
        unstarted = List.copyOf(unstarted);
        undecided = List.copyOf(undecided);
    }

    /** The same with another sentence on time and place. */
    public SweepOutcome with(String otherTime) {
        return new SweepOutcome(
                store, stored, trained, elsewhere, diverged, failures, unstarted, undecided, interrupted, otherTime);
    }

    /** Whether every trial has a result. */
    public boolean isSuccess() {
        return !interrupted && failures.isEmpty() && unstarted.isEmpty() && undecided.isEmpty();
    }

    /** What a user reads last. */
    public String sentence() {
        if (interrupted) {
            return "stopped after %s trials; run again, and the rest goes on from its last epoch"
                    .formatted(trained.size());
        }
        if (!isSuccess()) {
            return "%s trials failed, %s diverged%s%s. What is finished is kept: run again, and only the rest is trained"
                    .formatted(
                            failures.size(),
                            diverged.size(),
                            counted("; %s more were not started because of tagger.failFast", unstarted),
                            counted("; %s more were not run because their tuning chose nothing", undecided));
        }
        if (trained.isEmpty() && elsewhere.isEmpty() && diverged.isEmpty()) {
            return "nothing to train: %s trials are in %s".formatted(stored, store);
        }
        return "trained %s trials, %s were there before%s%s: %s"
                .formatted(
                        trained.size(),
                        stored,
                        counted(", %s were trained by another build", elsewhere),
                        counted(", %s diverged", diverged),
                        store);
    }

    private static String counted(String text, List<?> list) {
        return list.isEmpty() ? "" : text.formatted(list.size());
    }

    /** What stands above the sentence: each divergence, each failure once more. */
    public List<String> details() {
        var lines = new ArrayList<String>();
        if (!interrupted) {
            diverged.forEach(each ->
                    lines.add("diverged: " + each.title() + ": " + each.result().note()));
            failures.forEach(failure -> lines.addAll(failure.lines()));
            lines.addAll(undecided);
        }
        return lines;
    }
}
