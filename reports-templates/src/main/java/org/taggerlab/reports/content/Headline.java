package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.Summary.DataEfficiency;
import org.taggerlab.harness.results.Summary.SpeedUp;
import org.taggerlab.harness.results.TrialGrid;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.repetitions.PairedTests;

/**
 * The answer in words, and no more than the numbers allow: a bound is called a bound, an interval that holds 1 is no
 * saving, what was not reached is said, and that fewer than five repetitions are no test.
 */
public final class Headline {

    /** An interval that spans four decades says nothing, and its ends would look as if it did. */
    private static final double SENSELESS = 1e4;

    /** More sentences are no answer. */
    private static final int MOST_SENTENCES = 4;

    private static final int BEST_SENTENCES = 3;

    private final Summary summary;
    private final String prescription;
    private final String unit;
    private final String size;

    private Headline(ResultSet results, String prescription) {
        this.summary = results.summary();
        this.prescription = prescription;
        this.unit = results.unit();
        this.size = results.sizeUnit();
    }

    /**
     * One sentence per transferred prescription, or one that says why there is nothing to compare; then whether trainings
     * were cut off, and what is no collision data.
     */
    public static List<String> of(ResultSet results) {
        var curves = results.summary().curves().stream()
                .filter(curve -> curve.of(Metric.AUC))
                .toList();
        return Stream.of(answers(results, curves), TrainingEnds.of(results).warning().stream(), standIns(results))
                .flatMap(sentences -> sentences)
                .toList();
    }

    private static Stream<String> answers(ResultSet results, List<Summary.Curve> curves) {
        if (curves.isEmpty()) {
            return Stream.of("No trial has a result yet.");
        }
        var transferred = curves.stream()
                .map(Summary.Curve::prescription)
                .filter(name -> !TrialGrid.isFromScratch(name))
                .toList();
        if (transferred.size() == curves.size()) {
            return Stream.of("Nothing to compare with: no from-scratch trial has a result.");
        }
        if (transferred.isEmpty()) {
            return Stream.of("Nothing to compare: only from-scratch has results.");
        }
        var answers = transferred.stream()
                .map(prescription -> new Headline(results, prescription))
                .toList();
        if (answers.size() <= MOST_SENTENCES) {
            return answers.stream().map(Headline::sentence);
        }
        return Stream.concat(
                Stream.of(
                        "The %s of %s prescriptions with the highest data efficiency, chosen after the fact; its table has all:"
                                .formatted(BEST_SENTENCES, answers.size())),
                answers.stream()
                        .sorted(Comparator.comparingDouble(Headline::savedAtBest)
                                .reversed())
                        .limit(BEST_SENTENCES)
                        .map(Headline::sentence));
    }

    /** Data efficiency at from-scratch's best AUC, 0 where there is none. */
    private double savedAtBest() {
        return efficiencies().stream()
                .filter(found -> found.atBest() && found.value() != null)
                .mapToDouble(DataEfficiency::value)
                .findFirst()
                .orElse(0);
    }

    private List<DataEfficiency> efficiencies() {
        return summary.dataEfficiency().stream()
                .filter(entry -> entry.prescription().equals(prescription))
                .toList();
    }

    /** What must not be taken for data is named wherever the answer appears. */
    private static Stream<String> standIns(ResultSet results) {
        return results.samples().stream()
                .filter(sample -> sample.kind().equals(Sample.Kind.STAND_IN.label()))
                .map(sample -> sample.name() + " is a simulated stand-in for collisions, no collision data.");
    }

    private String sentence() {
        var speed = summary.speedUp().stream()
                .filter(entry -> entry.prescription().equals(prescription)
                        && entry.measure().equals("time-to-target"))
                .max(Comparator.comparingInt(SpeedUp::size));
        int repetitions = summary.curve(prescription, Metric.AUC).stream()
                .flatMap(curve -> curve.points().stream())
                .mapToInt(Summary.Point::n)
                .max()
                .orElse(0);
        var parts = new ArrayList<String>();
        parts.add(prescription + " " + data(efficiencies()));
        speed.map(found -> time(found) + leftOut(found)).ifPresent(parts::add);
        parts.add(NumberText.count(repetitions, "repetition") + untested(repetitions));
        return String.join("; ", parts) + ".";
    }

    private static String untested(int repetitions) {
        return repetitions < Estimate.FEWEST
                ? ", no interval and no test"
                : repetitions < PairedTests.FEWEST ? ", no test" : "";
    }

    /** At from-scratch's best AUC; where nothing is saved there, first at the AUC where most is. */
    private String data(List<DataEfficiency> all) {
        var atBest = all.stream().filter(DataEfficiency::atBest).findFirst();
        if (atBest.isEmpty()) {
            return "and from-scratch have no two sizes between which to count " + unit;
        }
        if (isSaving(atBest.get())) {
            return saving(atBest.get());
        }
        return all.stream()
                .filter(Headline::isSaving)
                .max(Comparator.comparingDouble(DataEfficiency::value))
                .map(found -> saving(found) + ", but " + noSaving(atBest.get()))
                .orElse(noSaving(atBest.get()));
    }

    private static boolean isSaving(DataEfficiency found) {
        return found.value() != null
                && !found.atMost()
                && (isSingle(found) ? found.value() > 1 : found.low() != null && found.low() > 1);
    }

    private static boolean isSingle(DataEfficiency found) {
        return found.repetitions() < Estimate.FEWEST;
    }

    private String saving(DataEfficiency found) {
        String value = NumberText.ratio(found.value());
        // of a bound that is its own lowest end, one number says both
        boolean same = found.atLeast()
                && found.low() != null
                && NumberText.ratio(found.low()).equals(value);
        return "needs " + (found.atLeast() ? "at least " : "") + NumberText.times(found.value())
                + (same ? "" : interval(found.low(), found.high())) + " fewer " + unit + " than from-scratch"
                + target(found);
    }

    private String noSaving(DataEfficiency found) {
        if (found.value() == null) {
            return "and from-scratch cannot be distinguished by the sizes of this sweep" + target(found);
        }
        double value = found.value();
        if (!found.atLeast() && (isSingle(found) ? value < 1 : found.high() != null && found.high() < 1)) {
            return "needs " + (found.atMost() ? "at least " : "") + NumberText.times(1 / value)
                    + inverse(found.low(), found.high()) + " as many " + unit + " as from-scratch" + target(found);
        }
        if (found.atMost()) {
            return "does not reach from-scratch's AUC " + NumberText.value(found.auc())
                    + " with the sizes of this sweep";
        }
        return "shows no clear saving of " + unit + target(found) + ": " + (found.atLeast() ? "at least " : "")
                + NumberText.times(value)
                + (found.open() ? " (interval wider than the sweep)" : interval(found.low(), found.high()));
    }

    private static String target(DataEfficiency found) {
        return " for AUC " + NumberText.value(found.auc());
    }

    private String time(SpeedUp found) {
        String at = " at " + NumberText.count(found.size()) + " " + size;
        if (found.repetitions() == 0) {
            return "cannot be compared in training time" + at + ", because no repetition was timed alike";
        }
        if (found.value() == null) {
            return "never reaches from-scratch's best validation loss" + at;
        }
        double value = found.value();
        String reached = found.reached() < found.repetitions()
                ? " in the " + found.reached() + " of " + NumberText.count(found.repetitions(), "repetition")
                        + " that reach its validation loss"
                : "";
        if (found.low() != null && found.low() <= 1 && (found.high() == null || found.high() >= 1)) {
            return "shows no clear difference of training time" + at + reached + ": " + NumberText.times(value)
                    + interval(found.low(), found.high()) + " faster";
        }
        String speed = value >= 1
                ? "trains " + NumberText.times(value) + interval(found.low(), found.high()) + " faster"
                : "trains " + NumberText.times(1 / value) + inverse(found.low(), found.high()) + " slower";
        return speed + at + reached;
    }

    private static String leftOut(SpeedUp found) {
        return found.leftOut() == 0 || found.repetitions() == 0
                ? ""
                : " (%s of %s left out, not timed alike)"
                        .formatted(
                                found.leftOut(), NumberText.count(found.repetitions() + found.leftOut(), "repetition"));
    }

    private static String interval(Double low, Double high) {
        if (low != null && high != null && high / low > SENSELESS) {
            return " (uncertain by more than a factor of 100)";
        }
        return NumberText.bracketed(low, high);
    }

    private static String inverse(Double low, Double high) {
        return interval(high == null ? null : 1 / high, low == null ? null : 1 / low);
    }
}
