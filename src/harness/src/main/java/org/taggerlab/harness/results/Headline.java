package org.taggerlab.harness.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.taggerlab.harness.results.Summary.DataEfficiency;
import org.taggerlab.harness.results.Summary.SpeedUp;

/**
 * The answer in words, and no more than the numbers allow: a bound is called a bound, an interval that holds 1 is no
 * saving, and what was not reached is said.
 */
public final class Headline {

    private Headline() {}

    /** One sentence a transferred prescription; one that says why where there is nothing to compare. */
    public static List<String> of(ResultSet results) {
        var curves = results.summary().curves().stream()
                .filter(curve -> curve.metric().equals(Metric.AUC.label())
                        && !curve.points().isEmpty())
                .toList();
        if (curves.isEmpty()) {
            return List.of("No trial has a result yet.");
        }
        var transferred = curves.stream()
                .map(Summary.Curve::prescription)
                .filter(name -> !name.equals(Prescriptions.FROM_SCRATCH))
                .toList();
        if (transferred.size() == curves.size()) {
            return List.of("Nothing to compare with: no from-scratch trial has a result.");
        }
        if (transferred.isEmpty()) {
            return List.of("Nothing to compare: only from-scratch has results.");
        }
        return transferred.stream()
                .map(prescription -> sentence(results.summary(), prescription))
                .toList();
    }

    private static String sentence(Summary summary, String prescription) {
        var efficiency = summary.dataEfficiency().stream()
                .filter(entry -> entry.prescription().equals(prescription))
                .max(Comparator.comparingDouble(DataEfficiency::auc));
        var speed = summary.speedUp().stream()
                .filter(entry -> entry.prescription().equals(prescription)
                        && entry.measure().equals("time-to-target"))
                .max(Comparator.comparingInt(SpeedUp::size));
        int repetitions = Curves.find(summary.curves(), prescription, Metric.AUC.label()).stream()
                .flatMap(curve -> curve.points().stream())
                .mapToInt(Summary.Point::n)
                .max()
                .orElse(0);
        var parts = new ArrayList<String>();
        parts.add(prescription + " " + efficiency.map(Headline::jets).orElse("has no size at which to count jets"));
        speed.map(Headline::time).ifPresent(parts::add);
        parts.add(Wording.count(repetitions, "repetition") + (repetitions < 2 ? ", so no interval" : ""));
        return String.join("; ", parts) + ".";
    }

    private static String jets(DataEfficiency found) {
        String target = " for AUC " + Wording.metric(found.auc());
        if (found.value() == null) {
            return "and from-scratch cannot be told apart by the sizes of this sweep" + target;
        }
        double value = found.value();
        if (found.atLeast()) {
            return value >= 1
                    ? "needs at least " + Wording.times(value) + interval(found.low(), found.high())
                            + " fewer jets than from-scratch" + target
                    : "needs at most " + Wording.times(1 / value) + " as many jets as from-scratch" + target;
        }
        if (found.atMost()) {
            return value <= 1
                    ? "needs at least " + Wording.times(1 / value) + inverse(found.low(), found.high())
                            + " as many jets as from-scratch" + target
                    : "needs at most " + Wording.times(value) + " fewer jets than from-scratch" + target;
        }
        if (found.low() != null && found.low() > 1 || isPoint(found) && value >= 1) {
            return "needs " + Wording.times(value) + interval(found.low(), found.high())
                    + " fewer jets than from-scratch" + target;
        }
        if (found.high() != null && found.high() < 1 || isPoint(found)) {
            return "needs " + Wording.times(1 / value) + inverse(found.low(), found.high())
                    + " as many jets as from-scratch" + target;
        }
        return "shows no significant saving of jets" + target + ": " + Wording.times(value)
                + interval(found.low(), found.high());
    }

    private static boolean isPoint(DataEfficiency found) {
        return found.repetitions() < 2;
    }

    private static String time(SpeedUp found) {
        String at = " at " + Wording.jets(found.size()) + " jets";
        if (found.value() == null) {
            return "never reaches from-scratch's best validation loss" + at;
        }
        double value = found.value();
        String speed = value >= 1
                ? "trains " + Wording.times(value) + interval(found.low(), found.high()) + " faster"
                : "trains " + Wording.times(1 / value) + inverse(found.low(), found.high()) + " slower";
        String reached = found.reached() < found.repetitions()
                ? " in the " + found.reached() + " of " + Wording.count(found.repetitions(), "repetition")
                        + " that reach its validation loss"
                : "";
        return speed + at + reached;
    }

    private static String interval(Double low, Double high) {
        return Optional.ofNullable(low)
                .map(from -> Optional.ofNullable(high)
                        .map(to -> " (" + Wording.factor(from) + "-" + Wording.factor(to) + ")")
                        .orElse(" (from " + Wording.factor(from) + ")"))
                .orElse(high == null ? "" : " (up to " + Wording.factor(high) + ")");
    }

    private static String inverse(Double low, Double high) {
        return interval(high == null ? null : 1 / high, low == null ? null : 1 / low);
    }
}
