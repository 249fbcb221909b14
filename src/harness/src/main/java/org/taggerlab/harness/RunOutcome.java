package org.taggerlab.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.executor.SweepOutcome;
import org.taggerlab.harness.executor.TrialFailure;

/** How a run ended; each way carries its sentence. */
public sealed interface RunOutcome {

    /** What a user reads last. */
    String sentence();

    /** Whether the build goes on. */
    boolean isSuccess();

    /** What stands above the sentence: each failure once more, each divergence. */
    default List<String> details() {
        return List.of();
    }

    /** The store had everything. */
    record NothingToTrain(int trials, Path store) implements RunOutcome {
        @Override
        public String sentence() {
            return "nothing to train: %d trials are in %s".formatted(trials, store);
        }

        @Override
        public boolean isSuccess() {
            return true;
        }
    }

    /** Every trial has a result; some may have diverged, which is a result. */
    record Finished(SweepOutcome sweep, Path store) implements RunOutcome {
        @Override
        public String sentence() {
            return "trained %d trials, %d were there before%s%s: %s"
                    .formatted(
                            sweep.trained().size(),
                            sweep.stored(),
                            sweep.elsewhere().isEmpty()
                                    ? ""
                                    : ", %d were trained by another build"
                                            .formatted(sweep.elsewhere().size()),
                            sweep.diverged().isEmpty()
                                    ? ""
                                    : ", %d diverged".formatted(sweep.diverged().size()),
                            store);
        }

        @Override
        public boolean isSuccess() {
            return true;
        }

        @Override
        public List<String> details() {
            return divergences(sweep);
        }
    }

    /** Some trials have no result. */
    record Failed(SweepOutcome sweep) implements RunOutcome {
        @Override
        public String sentence() {
            var notStarted = sweep.unstarted().isEmpty()
                    ? ""
                    : "; %d more were not started because of tagger.failFast"
                            .formatted(sweep.unstarted().size());
            return "%d trials failed, %d diverged%s. What is finished is kept: run again, and only the rest is trained"
                    .formatted(sweep.failures().size(), sweep.diverged().size(), notStarted);
        }

        @Override
        public boolean isSuccess() {
            return false;
        }

        @Override
        public List<String> details() {
            var lines = new ArrayList<>(divergences(sweep));
            sweep.failures().stream().map(TrialFailure::lines).forEach(lines::addAll);
            return lines;
        }
    }

    /** The build was told to stop. */
    record Interrupted(SweepOutcome sweep) implements RunOutcome {
        @Override
        public String sentence() {
            return "stopped after %d trials; run again, and the rest goes on from its last epoch"
                    .formatted(sweep.trained().size());
        }

        @Override
        public boolean isSuccess() {
            return false;
        }
    }

    /** The outcome of a sweep. */
    static RunOutcome of(SweepOutcome sweep, Path store) {
        if (sweep.interrupted()) {
            return new Interrupted(sweep);
        }
        if (!sweep.failures().isEmpty() || !sweep.unstarted().isEmpty()) {
            return new Failed(sweep);
        }
        if (sweep.trained().isEmpty()
                && sweep.elsewhere().isEmpty()
                && sweep.diverged().isEmpty()) {
            return new NothingToTrain(sweep.stored(), store);
        }
        return new Finished(sweep, store);
    }

    private static List<String> divergences(SweepOutcome sweep) {
        return sweep.diverged().stream()
                .map(diverged -> "diverged: " + diverged.title() + ": "
                        + diverged.result().note())
                .toList();
    }
}
