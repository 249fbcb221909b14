package org.taggerlab.harness.statistics.sweep;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.Well19937c;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve.Needed;

/**
 * How many times fewer jets a prescription needs than from-scratch for the same value of a metric: the ratio of the
 * sizes at which their {@linkplain MonotoneCurve monotone curves} reach it.
 *
 * <p>From {@value #FEWEST_DRAWN} repetitions on, the interval is that of a percentile bootstrap over repetitions. A
 * repetition is drawn for both curves and all sizes together, because it shares its subsets and its test jets. A drawing
 * that only bounds the ratio counts with its bound towards the one end and as unbounded towards the other, so that an end
 * that the sweep cannot tell is left open. Fewer repetitions cannot be drawn from: n of them differ in one direction by
 * chance once in 2^(n-1), so that no range of drawings covers more than 1 - 2^(1-n). Their interval comes from the paired t
 * test instead, see {@link InvertedTest}.
 *
 * @param target the value to be reached
 * @param ratio the ratio or its bound
 * @param bound whether the ratio is one
 * @param interval level {@value Interval#LEVEL}; 0 or infinite ends are open; empty with fewer than two repetitions that
 *     have a result at every size, and where the ratio is unknown
 * @param method how the interval was found
 */
public record DataEfficiency(double target, double ratio, Bound bound, Optional<Interval> interval, Method method) {
    /** With so many repetitions, drawings may cover {@value Interval#LEVEL}. */
    public static final int FEWEST_DRAWN = 6;

    /** How an interval was found. */
    public enum Method {
        /** Student's t test of the paired differences, inverted. */
        STUDENT_T,
        /** Percentile bootstrap over repetitions. */
        BOOTSTRAP
    }

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

    private static final int DRAWINGS = 2000;
    /** Any fixed number: the same results have to give the same interval. */
    private static final long SEED = 2203_06210L;

    /** At a fixed value of the metric. Both curves need a result. */
    public static DataEfficiency at(double target, RepeatedCurve scratch, RepeatedCurve other) {
        return of(curve -> target, scratch, other);
    }

    /**
     * At the value from-scratch reaches with {@code size} jets; the bootstrap draws this value anew as well, because it
     * has been measured with the same repetitions.
     *
     * @param size any size; between those measured, the curve is interpolated
     */
    public static DataEfficiency atValueOf(double size, RepeatedCurve scratch, RepeatedCurve other) {
        return of(curve -> curve.at(size), scratch, other);
    }

    private static DataEfficiency of(
            ToDoubleFunction<MonotoneCurve> target, RepeatedCurve scratch, RepeatedCurve other) {
        var measured = MonotoneCurve.of(scratch);
        double value = target.applyAsDouble(measured);
        var from = measured.needed(value);
        var to = MonotoneCurve.of(other).needed(value);
        var ratio = Ratio.of(from, to);
        int[] complete = RepeatedCurve.completeInBoth(scratch, other);
        var method = complete.length < FEWEST_DRAWN ? Method.STUDENT_T : Method.BOOTSTRAP;
        Optional<Interval> interval = complete.length < 2 || ratio.bound == Bound.UNKNOWN
                ? Optional.empty()
                : method == Method.BOOTSTRAP
                        ? Optional.of(bootstrap(target, scratch, other))
                        : InvertedTest.interval(scratch.resampled(complete), other.resampled(complete), from, to);
        return new DataEfficiency(value, ratio.value, ratio.bound, interval, method);
    }

    private static Interval bootstrap(
            ToDoubleFunction<MonotoneCurve> target, RepeatedCurve scratch, RepeatedCurve other) {
        int repetitions = Math.min(scratch.repetitions(), other.repetitions());
        var random = new Well19937c(SEED);
        double[] lowest = new double[DRAWINGS];
        double[] highest = new double[DRAWINGS];
        for (int i = 0; i < DRAWINGS; i++) {
            int[] columns = RepeatedCurve.draw(repetitions, random);
            var from = MonotoneCurve.of(scratch.resampled(columns));
            var to = MonotoneCurve.of(other.resampled(columns));
            var ratio = from.isEmpty() || to.isEmpty()
                    ? new Ratio(1, Bound.UNKNOWN)
                    : Ratio.at(target.applyAsDouble(from), from, to);
            lowest[i] = ratio.isBoundedBelow() ? ratio.value : 0;
            highest[i] = ratio.isBoundedAbove() ? ratio.value : Double.POSITIVE_INFINITY;
        }
        return new Interval(quantile(lowest, (1 - Interval.LEVEL) / 2), quantile(highest, (1 + Interval.LEVEL) / 2));
    }

    /** One of the values, without interpolating, which the infinite ones would not bear. */
    private static double quantile(double[] values, double level) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(level * sorted.length - 1e-9) - 1)];
    }

    private record Ratio(double value, Bound bound) {

        static Ratio at(double target, MonotoneCurve scratch, MonotoneCurve other) {
            return of(scratch.needed(target), other.needed(target));
        }

        static Ratio of(Needed from, Needed to) {
            return new Ratio(from.size() / to.size(), bound(from.kind(), to.kind()));
        }

        private static Bound bound(Needed.Kind from, Needed.Kind to) {
            if (from == to) {
                return from == Needed.Kind.EXACT ? Bound.NONE : Bound.UNKNOWN;
            }
            return from == Needed.Kind.MORE_THAN || to == Needed.Kind.AT_MOST ? Bound.AT_LEAST : Bound.AT_MOST;
        }

        boolean isBoundedBelow() {
            return bound == Bound.NONE || bound == Bound.AT_LEAST;
        }

        boolean isBoundedAbove() {
            return bound == Bound.NONE || bound == Bound.AT_MOST;
        }
    }
}
