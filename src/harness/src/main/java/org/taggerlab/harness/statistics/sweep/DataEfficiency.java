package org.taggerlab.harness.statistics.sweep;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve.Needed;

/**
 * How many times fewer jets a prescription needs than from-scratch for the same value of a metric: the ratio of the
 * sizes at which their {@linkplain MonotoneCurve monotone curves} reach it.
 *
 * <p>The interval is that of the paired t test over repetitions, inverted: see {@link InvertedTest}.
 *
 * @param target the value to be reached
 * @param ratio the ratio or its bound
 * @param bound whether the ratio is one
 * @param interval level {@value Interval#LEVEL}; 0 or infinite ends are open; empty with fewer than {@value
 *     Estimate#FEWEST} repetitions that have a result at every size, and where the ratio is unknown
 */
public record DataEfficiency(double target, double ratio, Bound bound, Optional<Interval> interval) {
    /** What the ratio is. */
    public enum Bound {
        /** Both curves reach the target within the sweep. */
        NONE,
        /** At least the ratio: from-scratch needs more than the largest size, or the smallest is enough already. */
        AT_LEAST,
        /** At most the ratio: the prescription needs more than the largest size, or from-scratch's smallest suffices. */
        AT_MOST,
        /** Neither curve, or each at its smallest size: the sweep says nothing. */
        UNKNOWN
    }

    /** At a fixed value of the metric. Both curves need a result. */
    public static DataEfficiency at(double target, RepeatedCurve scratch, RepeatedCurve other, TestVariance testJets) {
        return of(curve -> target, true, scratch, other, testJets);
    }

    /**
     * At the value from-scratch reaches with {@code size} jets, which has been measured with the same repetitions: their
     * interval contains its error.
     *
     * @param size any size; between those measured, the curve is interpolated
     */
    public static DataEfficiency atValueOf(
            double size, RepeatedCurve scratch, RepeatedCurve other, TestVariance testJets) {
        return of(curve -> curve.at(size), false, scratch, other, testJets);
    }

    private static DataEfficiency of(
            ToDoubleFunction<MonotoneCurve> target,
            boolean isGiven,
            RepeatedCurve scratch,
            RepeatedCurve other,
            TestVariance testJets) {
        var measured = MonotoneCurve.of(scratch);
        double value = target.applyAsDouble(measured);
        var from = measured.needed(value);
        var reached = MonotoneCurve.of(other);
        var to = reached.needed(value);
        var ratio = Ratio.of(from, to);
        double weight =
                isGiven && ratio.bound == Bound.NONE ? reached.slope(to.size()) / measured.slope(from.size()) : 1;
        int[] complete = RepeatedCurve.completeInBoth(scratch, other);
        Optional<Interval> interval = complete.length < Estimate.FEWEST || ratio.bound == Bound.UNKNOWN
                ? Optional.empty()
                : new InvertedTest(scratch.only(complete), other.only(complete), from, to, value, weight, testJets)
                        .interval();
        return new DataEfficiency(value, ratio.value, ratio.bound, interval);
    }

    private record Ratio(double value, Bound bound) {

        static Ratio of(Needed from, Needed to) {
            return new Ratio(from.size() / to.size(), bound(from.kind(), to.kind()));
        }

        private static Bound bound(Needed.Kind from, Needed.Kind to) {
            if (from == to) {
                return from == Needed.Kind.EXACT ? Bound.NONE : Bound.UNKNOWN;
            }
            return from == Needed.Kind.MORE_THAN || to == Needed.Kind.AT_MOST ? Bound.AT_LEAST : Bound.AT_MOST;
        }
    }
}
