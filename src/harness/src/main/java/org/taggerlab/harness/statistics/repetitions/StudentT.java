package org.taggerlab.harness.statistics.repetitions;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.statistics.Interval;

/** Student's t interval of a mean over repetitions. */
public final class StudentT {
    /** Values that agree in nine digits are the same: rounding leaves a metric's differences more than that. */
    private static final double ROUNDING = 1e-9;

    private StudentT() {}

    /**
     * The interval of level {@value Interval#LEVEL}; empty with fewer than two values, and where they are all the same: an
     * interval of no width would claim to know everything.
     */
    public static Optional<Interval> interval(double[] values) {
        if (values.length < 2 || !hasSpread(values)) {
            return Optional.empty();
        }
        double mean = StatUtils.mean(values);
        double error = Math.sqrt(StatUtils.variance(values, mean) / values.length);
        double half = quantile(values.length - 1) * error;
        return Optional.of(new Interval(mean - half, mean + half));
    }

    /** Whether values differ by more than rounding does. */
    public static boolean hasSpread(double[] values) {
        double low = StatUtils.min(values);
        double high = StatUtils.max(values);
        return high - low > ROUNDING * Math.max(Math.abs(low), Math.abs(high));
    }

    /** How many standard errors the interval reaches to either side. */
    public static double quantile(double degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(0.5 + Interval.LEVEL / 2);
    }
}
