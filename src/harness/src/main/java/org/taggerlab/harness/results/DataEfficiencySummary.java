package org.taggerlab.harness.results;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.Point;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.sweep.DataEfficiency;
import org.taggerlab.harness.statistics.sweep.DataEfficiency.Bound;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve;
import org.taggerlab.harness.statistics.sweep.RepeatedCurve;
import org.taggerlab.harness.statistics.sweep.TestVariance;

/** How many times fewer jets prescriptions need than from-scratch. */
public final class DataEfficiencySummary {

    /** Where the curve over the AUC to be reached is shown, as parts of the way up from-scratch's sizes. */
    private static final List<Double> INSIDE = List.of(0.25, 0.5, 0.75, 0.9);

    private DataEfficiencySummary() {}

    /** An AUC to be reached, and how the data efficiency at it follows from the curves of from-scratch and of a prescription. */
    private record Target(String name, double auc, Efficiency efficiency) {}

    @FunctionalInterface
    private interface Efficiency {
        DataEfficiency of(RepeatedCurve scratch, RepeatedCurve other, TestVariance testJets);
    }

    /** At several targets, the largest AUC first; none where from-scratch has no two sizes to interpolate between. */
    static List<Summary.DataEfficiency> of(List<Curve> curves, TestJets testJets) {
        var scratch = Curve.find(curves, TrialGrid.FROM_SCRATCH, Metric.AUC);
        var others = curves.stream()
                .filter(curve -> curve.of(Metric.AUC) && !TrialGrid.isFromScratch(curve.prescription()))
                .toList();
        if (scratch.isEmpty() || scratch.get().points().size() < 2) {
            return List.of();
        }
        var repeated = scratch.get().repeated();
        var targets = targets(MonotoneCurve.of(repeated), others);
        return others.stream()
                .flatMap(curve -> targets.stream()
                        .map(target -> record(
                                curve,
                                target.name(),
                                target.efficiency()
                                        .of(repeated, curve.repeated(), variance(testJets, scratch.get(), curve)))))
                .toList();
    }

    /**
     * At any AUC, from the curves of a result set; empty where from-scratch or the prescription has no result.
     *
     * @param auc the AUC to be reached
     */
    public static Optional<Summary.DataEfficiency> at(ResultSet results, String prescription, double auc) {
        var summary = results.summary();
        var scratch = summary.curve(TrialGrid.FROM_SCRATCH, Metric.AUC);
        return summary.curve(prescription, Metric.AUC)
                .filter(other -> scratch.isPresent())
                .map(other -> record(
                        other,
                        "given",
                        DataEfficiency.at(
                                auc,
                                scratch.get().repeated(),
                                other.repeated(),
                                variance(results.testJets(), scratch.get(), other))));
    }

    /**
     * From-scratch's AUC at its largest size, at {@link #INSIDE parts} of the way up its sizes, in their logarithm, and one
     * that from-scratch does not reach but a prescription does, half way to what the best of them has at its largest size.
     */
    private static List<Target> targets(MonotoneCurve scratch, List<Curve> others) {
        double best = scratch.at(scratch.largest());
        double bestOfOthers = others.stream()
                .map(curve -> MonotoneCurve.of(curve.repeated()))
                .mapToDouble(curve -> curve.at(curve.largest()))
                .max()
                .orElse(0);
        double above = (best + bestOfOthers) / 2;
        var aboveAll = bestOfOthers > best
                ? Stream.of(new Target("above", above, (from, to, jets) -> DataEfficiency.at(above, from, to, jets)))
                : Stream.<Target>empty();
        var atBest = new Target(
                Summary.DataEfficiency.BEST,
                best,
                (from, to, jets) -> DataEfficiency.atValueOf(scratch.largest(), from, to, jets));
        return Stream.of(aboveAll, Stream.of(atBest), INSIDE.stream().map(part -> inside(scratch, part)))
                .flatMap(targets -> targets)
                .sorted(Comparator.comparingDouble(Target::auc).reversed())
                .toList();
    }

    private static Target inside(MonotoneCurve scratch, double part) {
        double size = scratch.smallest() * Math.pow(scratch.largest() / scratch.smallest(), part);
        return new Target(
                "inside", scratch.at(size), (from, to, jets) -> DataEfficiency.atValueOf(size, from, to, jets));
    }

    private static TestVariance variance(TestJets testJets, Curve scratch, Curve other) {
        return (fromWeights, toWeights) -> {
            var weights = new HashMap<GridCell, Double>();
            add(weights, scratch, fromWeights);
            add(weights, other, toWeights);
            return testJets.variance(Metric.AUC, weights);
        };
    }

    private static void add(Map<GridCell, Double> weights, Curve curve, double[] ofSizes) {
        for (int i = 0; i < ofSizes.length; i++) {
            if (ofSizes[i] != 0) {
                weights.put(
                        new GridCell(curve.prescription(), curve.points().get(i).size()), ofSizes[i]);
            }
        }
    }

    private static Summary.DataEfficiency record(Curve curve, String target, DataEfficiency found) {
        return new Summary.DataEfficiency(
                curve.prescription(),
                target,
                found.target(),
                found.bound() == Bound.UNKNOWN ? null : found.ratio(),
                found.bound() == Bound.AT_LEAST,
                found.bound() == Bound.AT_MOST,
                found.interval().map(Interval::low).filter(low -> low > 0).orElse(null),
                found.interval().map(Interval::high).filter(Double::isFinite).orElse(null),
                curve.points().stream().mapToInt(Point::n).max().orElse(0));
    }
}
