package org.taggerlab.reports.content;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.TrialGrid;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve.Needed;

/**
 * Data efficiency with every label counted that was spent: validation and early stopping need labels too, which a
 * prescription does not save.
 *
 * @param prescription the prescription
 * @param auc the AUC to be reached
 * @param fromScratch training and validation labels that from-scratch needs
 * @param own training and validation labels that the prescription needs
 */
record LabelsNeeded(String prescription, double auc, Labels fromScratch, Labels own) {

    /**
     * A number of labels.
     *
     * @param kind whether the sweep ends before it
     */
    record Labels(double number, Needed.Kind kind) {

        /** {@code 2,500}, {@code at most 2,500}, {@code more than 7,000}. */
        String text() {
            String bound = switch (kind) {
                case EXACT -> "";
                case AT_MOST -> "at most ";
                case MORE_THAN -> "more than ";
            };
            return bound + NumberText.count(Math.round(number));
        }
    }

    /** One for each data efficiency of a prescription that needs labels, in the order of the summary. */
    static List<LabelsNeeded> of(ResultSet results) {
        return results.summary().dataEfficiency().stream()
                .filter(efficiency -> results.trials().stream()
                        .anyMatch(
                                trial -> trial.prescription().equals(efficiency.prescription()) && trial.labels() > 0))
                .flatMap(efficiency -> of(results, efficiency).stream())
                .toList();
    }

    private static Optional<LabelsNeeded> of(ResultSet results, Summary.DataEfficiency efficiency) {
        double auc = efficiency.auc();
        var fromScratch = labels(results, TrialGrid.FROM_SCRATCH, auc);
        return labels(results, efficiency.prescription(), auc)
                .filter(own -> fromScratch.isPresent())
                .map(own -> new LabelsNeeded(efficiency.prescription(), auc, fromScratch.get(), own));
    }

    private static Optional<Labels> labels(ResultSet results, String prescription, double auc) {
        return results.summary()
                .curve(prescription, Metric.AUC)
                .map(curve -> MonotoneCurve.of(curve.repeated()).needed(auc))
                .map(needed -> new Labels(
                        results.labels(needed.size()) + validation(results, prescription, needed.size()),
                        needed.kind()));
    }

    /** Labels besides training, between two sizes in proportion; where trials of a size differ, the most. */
    private static double validation(ResultSet results, String prescription, double size) {
        var bySize = new TreeMap<Double, Integer>();
        results.trials().stream()
                .filter(trial -> trial.prescription().equals(prescription))
                .forEach(trial -> bySize.merge(
                        (double) trial.size(), trial.labels() - (int) results.labels(trial.size()), Math::max));
        var below = bySize.floorEntry(size);
        var above = bySize.ceilingEntry(size);
        if (below == null || above == null) {
            return Stream.of(below, above)
                    .filter(Objects::nonNull)
                    .mapToInt(Map.Entry::getValue)
                    .findFirst()
                    .orElse(0);
        }
        double span = above.getKey() - below.getKey();
        double part = span == 0 ? 0 : (size - below.getKey()) / span;
        return below.getValue() + part * (above.getValue() - below.getValue());
    }

    /** How many times fewer: {@code 2.9x}, {@code at least 3.2x}, {@code unknown}. */
    String factor() {
        String times = NumberText.times(fromScratch.number() / own.number());
        if (fromScratch.kind() == own.kind()) {
            return own.kind() == Needed.Kind.EXACT ? times : "unknown";
        }
        boolean least = fromScratch.kind() == Needed.Kind.MORE_THAN || own.kind() == Needed.Kind.AT_MOST;
        return (least ? "at least " : "at most ") + times;
    }
}
