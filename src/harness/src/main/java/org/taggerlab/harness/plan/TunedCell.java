package org.taggerlab.harness.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.taggerlab.vocabulary.training.Training;
import org.taggerlab.vocabulary.worker.TrialResult;

/**
 * The candidates of one prescription at one size, and which of them was chosen. None of them has test jets: the choice sees the
 * validation jets only.
 *
 * @param prescription as in {@link PlannedTrial}
 * @param size training jets
 * @param candidates in the order of the grid
 * @param choice what came of them
 */
public record TunedCell(String prescription, int size, List<Candidate> candidates, Choice choice) {

    /**
     * One combination of values.
     *
     * @param values by their dotted paths in {@code training}
     * @param trials its trials, one per repetition on which candidates are trained
     */
    public record Candidate(Map<String, Object> values, List<PlannedTrial> trials) {}

    /** What came of the candidates; a function of their results, in whatever order they came. */
    public sealed interface Choice {
        /** Some have no result yet. */
        record Open(int missing) implements Choice {}

        /** The best one, from 0. */
        record Chosen(int candidate) implements Choice {}

        /** All of them diverged. */
        record Lost() implements Choice {}
    }

    /** The candidates before any of them has a result. */
    public static TunedCell open(String prescription, int size, List<Candidate> candidates) {
        return new TunedCell(prescription, size, candidates, new Choice.Open(candidates.size()));
    }

    /**
     * The same with the choice that follows from the results that there are: the highest validation AUC of the best epoch, its
     * mean over repetitions; of equal ones the first. One that diverged, in any repetition, loses.
     */
    public TunedCell decided(Function<String, Optional<TrialResult>> results) {
        int missing = 0;
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates.size(); i++) {
            var found = candidates.get(i).trials().stream()
                    .map(trial -> results.apply(trial.key()))
                    .toList();
            if (!found.stream().allMatch(Optional::isPresent)) {
                missing++;
                continue;
            }
            double mean = validationAuc(found).orElse(Double.NEGATIVE_INFINITY);
            if (mean > highest) {
                highest = mean;
                best = i;
            }
        }
        Choice choice = missing > 0 ? new Choice.Open(missing) : best < 0 ? new Choice.Lost() : new Choice.Chosen(best);
        return new TunedCell(prescription, size, candidates, choice);
    }

    /** The validation AUC that decides: of the best epoch, mean over a candidate's trials; empty if one of them has none. */
    public static OptionalDouble validationAuc(List<Optional<TrialResult>> found) {
        var aucs = found.stream()
                .map(result -> result.map(TrialResult::validationAuc).orElse(OptionalDouble.empty()))
                .toList();
        return aucs.stream().allMatch(OptionalDouble::isPresent)
                ? aucs.stream().mapToDouble(OptionalDouble::getAsDouble).average()
                : OptionalDouble.empty();
    }

    /** How the cell's trials train; empty without a choice. */
    public Optional<Training> training() {
        return choice instanceof Choice.Chosen chosen
                ? Optional.of(candidates
                        .get(chosen.candidate())
                        .trials()
                        .get(0)
                        .request()
                        .training())
                : Optional.empty();
    }

    /** Why the cell's trials cannot run; empty if they can. */
    public String obstacle() {
        if (choice instanceof Choice.Open open) {
            return "waits for its tuning: %s of %s candidates have no result yet"
                    .formatted(open.missing(), candidates.size());
        }
        return choice instanceof Choice.Lost
                ? "not run: all %s candidates of its tuning diverged".formatted(candidates.size())
                : "";
    }

    /** Whether a trial is one of the candidates. */
    boolean holds(String key) {
        return candidates.stream()
                .flatMap(candidate -> candidate.trials().stream())
                .anyMatch(trial -> trial.key().equals(key));
    }

    /** Whether a trial trains with what is chosen here. */
    boolean decides(PlannedTrial trial) {
        return trial.prescription().equals(prescription) && trial.size() == size;
    }
}
