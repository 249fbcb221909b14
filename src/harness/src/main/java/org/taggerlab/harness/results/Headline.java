package org.taggerlab.harness.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.results.Summary.DataEfficiency;
import org.taggerlab.harness.results.Summary.SpeedUp;

/**
 * The answer in words, and no more than the numbers allow: a bound is called a bound, an interval that holds 1 is no
 * saving, and what was not reached is said.
 */
public final class Headline {

    private final Summary summary;
    private final String prescription;
    private final String unit;

    private Headline(ResultSet results, String prescription) {
        this.summary = results.summary();
        this.prescription = prescription;
        this.unit = Wording.unit(results);
    }

    /** One sentence a transferred prescription; one that says why where there is nothing to compare. */
    public static List<String> of(ResultSet results) {
        var curves = results.summary().curves().stream()
                .filter(curve -> curve.metric().equals(Metric.AUC.label())
                        && !curve.points().isEmpty())
                .toList();
        return Stream.concat(answers(results, curves), standIns(results)).toList();
    }

    private static Stream<String> answers(ResultSet results, List<Summary.Curve> curves) {
        if (curves.isEmpty()) {
            return Stream.of("No trial has a result yet.");
        }
        var transferred = curves.stream()
                .map(Summary.Curve::prescription)
                .filter(name -> !name.equals(Prescriptions.FROM_SCRATCH))
                .toList();
        if (transferred.size() == curves.size()) {
            return Stream.of("Nothing to compare with: no from-scratch trial has a result.");
        }
        if (transferred.isEmpty()) {
            return Stream.of("Nothing to compare: only from-scratch has results.");
        }
        return transferred.stream().map(prescription -> new Headline(results, prescription).sentence());
    }

    /** What nobody may take for data is named wherever the answer stands. */
    private static Stream<String> standIns(ResultSet results) {
        return results.samples().stream()
                .filter(sample -> sample.kind().equals(Sample.Kind.STAND_IN.label()))
                .map(sample -> sample.name() + " is a simulated stand-in for collisions, no collision data.");
    }

    private String sentence() {
        var efficiencies = summary.dataEfficiency().stream()
                .filter(entry -> entry.prescription().equals(prescription))
                .sorted(Comparator.comparingDouble(DataEfficiency::auc).reversed())
                .toList();
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
        parts.add(prescription + " " + data(efficiencies));
        speed.map(this::time).ifPresent(parts::add);
        parts.add(Wording.count(repetitions, "repetition") + (repetitions < 2 ? ", so no interval" : ""));
        return String.join("; ", parts) + ".";
    }

    /** At from-scratch's best AUC; where nothing is saved there, also at the AUC where most is. */
    private String data(List<DataEfficiency> falling) {
        if (falling.isEmpty()) {
            return "has no size at which to count " + unit;
        }
        var best = falling.get(0);
        if (isSaving(best)) {
            return saving(best) + " than from-scratch" + target(best);
        }
        return noSaving(best)
                + falling.stream()
                        .filter(Headline::isSaving)
                        .max(Comparator.comparingDouble(DataEfficiency::value))
                        .map(found -> ", but " + saving(found) + target(found))
                        .orElse("");
    }

    private static boolean isSaving(DataEfficiency found) {
        return found.value() != null
                && !found.atMost()
                && (isSingle(found) ? found.value() > 1 : found.low() != null && found.low() > 1);
    }

    private static boolean isSingle(DataEfficiency found) {
        return found.repetitions() < 2;
    }

    private String saving(DataEfficiency found) {
        return "needs " + (found.atLeast() ? "at least " : "") + Wording.times(found.value())
                + interval(found.low(), found.high()) + " fewer " + unit;
    }

    private String noSaving(DataEfficiency found) {
        if (found.value() == null) {
            return "and from-scratch cannot be told apart by the sizes of this sweep" + target(found);
        }
        double value = found.value();
        if (!found.atLeast() && (isSingle(found) ? value < 1 : found.high() != null && found.high() < 1)) {
            return "needs " + (found.atMost() ? "at least " : "") + Wording.times(1 / value)
                    + inverse(found.low(), found.high()) + " as many " + unit + " as from-scratch" + target(found);
        }
        if (found.atMost()) {
            return "does not reach from-scratch's AUC " + Wording.metric(found.auc()) + " with the sizes of this sweep";
        }
        return "shows no significant saving of " + unit + target(found) + ": " + (found.atLeast() ? "at least " : "")
                + Wording.times(value) + interval(found.low(), found.high());
    }

    private static String target(DataEfficiency found) {
        return " for AUC " + Wording.metric(found.auc());
    }

    private String time(SpeedUp found) {
        String at = " at " + Wording.jets(found.size()) + " " + unit;
        if (found.value() == null) {
            return "never reaches from-scratch's best validation loss" + at;
        }
        double value = found.value();
        String reached = found.reached() < found.repetitions()
                ? " in the " + found.reached() + " of " + Wording.count(found.repetitions(), "repetition")
                        + " that reach its validation loss"
                : "";
        if (found.low() != null && found.low() <= 1 && (found.high() == null || found.high() >= 1)) {
            return "shows no significant difference of training time" + at + reached + ": " + Wording.times(value)
                    + interval(found.low(), found.high()) + " faster";
        }
        String speed = value >= 1
                ? "trains " + Wording.times(value) + interval(found.low(), found.high()) + " faster"
                : "trains " + Wording.times(1 / value) + inverse(found.low(), found.high()) + " slower";
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
