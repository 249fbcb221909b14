package org.taggerlab.reports.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.results.Configuration;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.Training;
import org.taggerlab.harness.results.TrialGrid;
import org.taggerlab.vocabulary.training.Course;

/**
 * How the trainings on the target ended. One that ended at the most epochs, although it could have run out of patience, or
 * whose last epoch was its best, may be better if it is trained longer.
 *
 * @param trials trials with a result
 * @param capped those that ended at the most epochs
 * @param last those that kept the weights of their last epoch
 * @param patient whether any training could end before the most epochs
 */
record TrainingEnds(int trials, int capped, int last, boolean patient) {

    static TrainingEnds of(ResultSet results) {
        var trainings = TrialGrid.of(results.trials()).trials().stream()
                .filter(trial -> trial.done() && trial.training() != null)
                .map(ResultSet.TrialRecord::training)
                .toList();
        // in files from before it was recorded why a training ended, at least those with the last epoch are known
        var capped = trainings.stream()
                .filter(training -> training.stopped() == Course.End.CAP || training.keptLast())
                .toList();
        return new TrainingEnds(
                trainings.size(),
                capped.size(),
                (int) capped.stream().filter(Training::keptLast).count(),
                isPatient(results.configuration()));
    }

    private static boolean isPatient(Map<String, Object> configuration) {
        return Configuration.flat(configuration).entrySet().stream()
                .filter(entry ->
                        entry.getKey().endsWith("patience") || entry.getKey().endsWith("patience-steps"))
                .flatMap(entry -> entry.getValue() instanceof List<?> candidates
                        ? candidates.stream()
                        : Optional.ofNullable(entry.getValue()).stream())
                .anyMatch(value -> value instanceof Number number && number.doubleValue() > 0);
    }

    /** What a reader must know before believing the answer; empty if no training was cut off. */
    Optional<String> warning() {
        if (patient && capped > 0) {
            return Optional.of(
                    "%s of %s ended at the most epochs, %s of them with %s last epoch the best: train longer."
                            .formatted(
                                    NumberText.count(capped),
                                    NumberText.count(trials, "trial"),
                                    last == 0 ? "none" : NumberText.count(last),
                                    last <= 1 ? "its" : "their"));
        }
        return last == 0
                ? Optional.empty()
                : Optional.of("%s of %s kept %s last epoch as the best: train longer."
                        .formatted(
                                NumberText.count(last),
                                NumberText.count(trials, "trial"),
                                last == 1 ? "its" : "their"));
    }

    /** How all ended. */
    String sentence() {
        return "Of %s with a result, %s ended at the most epochs; %s kept the last epoch as the best."
                .formatted(
                        NumberText.count(trials, "trial"),
                        capped == 0 ? "none" : NumberText.count(capped),
                        last == 0 ? "none" : NumberText.count(last));
    }
}
