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
import org.taggerlab.harness.statistics.sweep.DataEfficiency.Method;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve;
import org.taggerlab.harness.statistics.sweep.RepeatedCurve;

/** How many times fewer jets prescriptions need than from-scratch. */
public final class DataEfficiencies {

    private DataEfficiencies() {}

    /** An AUC to be reached, and how it is reckoned with from the curves of from-scratch and of a prescription. */
    private record Target(
            String name, double auc, BiFunction<RepeatedCurve, RepeatedCurve, DataEfficiency> efficiency) {}

    /** At three targets, the largest AUC first; none where from-scratch has no two sizes between which to reckon. */
    static List<Summary.DataEfficiency> of(List<Curve> curves) {
        var scratch = auc(curves, Prescriptions.FROM_SCRATCH);
        var others = curves.stream()
                .filter(curve -> curve.metric().equals(Metric.AUC.label()))
                .filter(curve -> !curve.prescription().equals(Prescriptions.FROM_SCRATCH))
                .filter(curve -> !curve.points().isEmpty())
                .toList();
        if (scratch.isEmpty() || scratch.get().points().size() < 2) {
            return List.of();
        }
        var repeated = Curves.repeated(scratch.get());
        var targets = targets(MonotoneCurve.of(repeated), others);
        return others.stream()
                .flatMap(curve -> targets.stream()
                        .map(target -> record(
                                curve, target.name(), target.efficiency().apply(repeated, Curves.repeated(curve)))))
                .toList();
    }

    /**
     * At any AUC, from the curves of a result set; empty where from-scratch or the prescription has no result.
     *
     * @param auc the AUC to be reached
     */
    public static Optional<Summary.DataEfficiency> at(Summary summary, String prescription, double auc) {
        var scratch = auc(summary.curves(), Prescriptions.FROM_SCRATCH);
        var other = auc(summary.curves(), prescription);
        return scratch.isEmpty() || other.isEmpty()
                ? Optional.empty()
                : Optional.of(record(
                        other.get(),
                        "given",
                        DataEfficiency.at(auc, Curves.repeated(scratch.get()), Curves.repeated(other.get()))));
    }

    private static Optional<Curve> auc(List<Curve> curves, String prescription) {
        return Curves.find(curves, prescription, Metric.AUC.label())
                .filter(curve -> !curve.points().isEmpty());
    }

    /**
     * From-scratch's AUC at its largest size; that half way up its sizes, in their logarithm; and one that from-scratch
     * does not reach but a prescription does, half way to what the best of them has at its largest size. Where none is
     * better than from-scratch, the third is that three quarters up its sizes.
     */
    private static List<Target> targets(MonotoneCurve scratch, List<Curve> others) {
        double best = scratch.at(scratch.largest());
        double bestOfOthers = others.stream()
                .map(curve -> MonotoneCurve.of(Curves.repeated(curve)))
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
                found.method() == Method.BOOTSTRAP ? "bootstrap" : "student-t",
                curve.points().stream().mapToInt(Point::n).max().orElse(0));
    }
}
