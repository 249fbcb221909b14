package org.taggerlab.harness.results;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.protocol.TrialResult.EpochRecord;

/** The validation loss whose reaching is timed: from-scratch's best at the same size and repetition. */
record LossTargets(Map<Cell, Double> losses) {

    private record Cell(int size, int repetition) {}

    static LossTargets of(List<FinishedTrial> trials) {
        var losses = new HashMap<Cell, Double>();
        for (var trial : trials) {
            if (trial.trial().prescription().equals(Prescriptions.FROM_SCRATCH) && TrialRecords.isDone(trial)) {
                trial.result().history().stream()
                        .map(EpochRecord::validationLoss)
                        .filter(Double::isFinite)
                        .min(Comparator.naturalOrder())
                        .ifPresent(loss -> losses.put(
                                new Cell(trial.trial().size(), trial.trial().repetition()), loss));
            }
        }
        return new LossTargets(losses);
    }

    /** The first epoch of a history that reaches the target of its size and repetition. */
    Optional<EpochRecord> reached(int size, int repetition, List<EpochRecord> history) {
        Double loss = losses.get(new Cell(size, repetition));
        return loss == null
                ? Optional.empty()
                : history.stream()
                        .filter(epoch -> epoch.validationLoss() <= loss)
                        .findFirst();
    }
}
