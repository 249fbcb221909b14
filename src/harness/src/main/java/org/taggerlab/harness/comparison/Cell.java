package org.taggerlab.harness.comparison;

import java.util.List;
import java.util.function.Predicate;
import org.taggerlab.harness.results.Prescriptions;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Wording;

/**
 * A prescription at a size: what repetitions repeat.
 *
 * @param prescription the prescription
 * @param size training jets, or events of each class
 */
public record Cell(String prescription, int size) {

    /** The cells of some results that have at least one trial with metrics, in the order of the trials. */
    static List<Cell> withResults(ResultSet results) {
        return of(results, trial -> trial.metrics() != null);
    }

    /** All cells that were tried, with or without success. */
    static List<Cell> tried(ResultSet results) {
        return of(results, trial -> true);
    }

    private static List<Cell> of(ResultSet results, Predicate<TrialRecord> wanted) {
        return results.trials().stream()
                .filter(trial -> !trial.prescription().equals(Prescriptions.SOURCE))
                .filter(wanted)
                .map(trial -> new Cell(trial.prescription(), trial.size()))
                .distinct()
                .toList();
    }

    boolean holds(TrialRecord trial) {
        return trial.prescription().equals(prescription) && trial.size() == size;
    }

    /** {@code fine-tuned, 500 jets}, or {@code 500 events of each class} in results of events. */
    public String name(ResultSet results) {
        return prescription + ", " + Wording.size(results, size);
    }
}
