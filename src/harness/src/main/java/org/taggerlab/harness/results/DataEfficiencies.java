package org.taggerlab.harness.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.Point;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.sweep.DataEfficiency;
import org.taggerlab.harness.statistics.sweep.DataEfficiency.Bound;

/** How many times fewer jets prescriptions need than from-scratch. */
public final class DataEfficiencies {

    private DataEfficiencies() {}

    /** At from-scratch's AUC of the largest size and of two more, a third and two thirds down the list of sizes. */
    static List<Summary.DataEfficiency> of(List<Curve> curves) {
        var scratch = auc(curves, Prescriptions.FROM_SCRATCH);
        if (scratch.isEmpty()) {
            return List.of();
        }
        var sizes = targets(scratch.get().points().stream().map(Point::size).toList());
        return curves.stream()
                .filter(curve -> curve.metric().equals(Metric.AUC.label()))
                .filter(curve -> !curve.prescription().equals(Prescriptions.FROM_SCRATCH))
                .filter(curve -> !curve.points().isEmpty())
                .flatMap(curve -> sizes.stream()
                        .map(size -> record(
                                curve,
                                DataEfficiency.atValueOf(
                                        size, Curves.repeated(scratch.get()), Curves.repeated(curve)))))
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
                        DataEfficiency.at(auc, Curves.repeated(scratch.get()), Curves.repeated(other.get()))));
    }

    private static Optional<Curve> auc(List<Curve> curves, String prescription) {
        return Curves.find(curves, prescription, Metric.AUC.label())
                .filter(curve -> !curve.points().isEmpty());
    }

    /** Largest first. The smallest size is no target: from-scratch could not need fewer jets than it. */
    private static List<Integer> targets(List<Integer> sizes) {
        int last = sizes.size() - 1;
        return IntStream.of(last, (int) Math.round(last * 2 / 3.0), (int) Math.round(last / 3.0))
                .filter(index -> index > 0)
                .distinct()
                .mapToObj(sizes::get)
                .toList();
    }

    private static Summary.DataEfficiency record(Curve curve, DataEfficiency found) {
        return new Summary.DataEfficiency(
                curve.prescription(),
                found.target(),
                found.bound() == Bound.UNKNOWN ? null : found.ratio(),
                found.bound() == Bound.AT_LEAST,
                found.bound() == Bound.AT_MOST,
                found.interval().map(Interval::low).filter(low -> low > 0).orElse(null),
                found.interval().map(Interval::high).filter(Double::isFinite).orElse(null),
                curve.points().stream().mapToInt(Point::n).max().orElse(0));
    }
}
