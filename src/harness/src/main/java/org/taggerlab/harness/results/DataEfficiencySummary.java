package org.taggerlab.harness.results;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.Point;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.sweep.DataEfficiency;
import org.taggerlab.harness.statistics.sweep.DataEfficiency.Bound;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve;
import org.taggerlab.harness.statistics.sweep.RepeatedCurve;

/** How many times fewer jets prescriptions need than from-scratch. */
public final class DataEfficiencySummary {

    private DataEfficiencySummary() {}

    /** An AUC to be reached, and how the data efficiency at it follows from the curves of from-scratch and of a prescription. */
    private record Target(
            String name, double auc, BiFunction<RepeatedCurve, RepeatedCurve, DataEfficiency> efficiency) {}

    /** At three targets, the largest AUC first; none where from-scratch has no two sizes to interpolate between. */
    static List<Summary.DataEfficiency> of(List<Curve> curves) {
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
                        .map(target ->
                                record(curve, target.name(), target.efficiency().apply(repeated, curve.repeated()))))
                .toList();
    }

    /**
     * At any AUC, from the curves of a result set; empty where from-scratch or the prescription has no result.
     *
     * @param auc the AUC to be reached
     */
    public static Optional<Summary.DataEfficiency> at(Summary summary, String prescription, double auc) {
        var scratch = summary.curve(TrialGrid.FROM_SCRATCH, Metric.AUC);
        return summary.curve(prescription, Metric.AUC)
                .filter(other -> scratch.isPresent())
                .map(other -> record(
                        other, "given", DataEfficiency.at(auc, scratch.get().repeated(), other.repeated())));
    }

    /**
     * From-scratch's AUC at its largest size; that half way up its sizes, in their logarithm; and one that from-scratch
     * does not reach but a prescription does, half way to what the best of them has at its largest size. Where none is
     * better than from-scratch, the third is that three quarters up its sizes.
     */
    private static List<Target> targets(MonotoneCurve scratch, List<Curve> others) {
        double best = scratch.at(scratch.largest());
        double bestOfOthers = others.stream()
                .map(curve -> MonotoneCurve.of(curve.repeated()))
                .mapToDouble(curve -> curve.at(curve.largest()))
                .max()
                .orElse(0);
        double above = (best + bestOfOthers) / 2;
        var third = bestOfOthers > best
                ? new Target("above", above, (from, to) -> DataEfficiency.at(above, from, to))
                : inside(scratch, 0.75);
        return Stream.of(
                        new Target(
                                Summary.DataEfficiency.BEST,
                                best,
                                (from, to) -> DataEfficiency.atValueOf(scratch.largest(), from, to)),
                        inside(scratch, 0.5),
                        third)
                .sorted(Comparator.comparingDouble(Target::auc).reversed())
                .toList();
    }

    private static Target inside(MonotoneCurve scratch, double part) {
        double size = scratch.smallest() * Math.pow(scratch.largest() / scratch.smallest(), part);
        return new Target("inside", scratch.at(size), (from, to) -> DataEfficiency.atValueOf(size, from, to));
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
