package org.taggerlab.harness.statistics.repetitions;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.statistics.Interval;

/** Student's t interval of a mean over repetitions. */
public final class StudentT {

    private StudentT() {}

    /** The interval of level {@value Interval#LEVEL}; empty with fewer than two values. */
    public static Optional<Interval> interval(double[] values) {
        if (values.length < 2) {
            return Optional.empty();
        }
        double mean = StatUtils.mean(values);
        double error = Math.sqrt(StatUtils.variance(values, mean) / values.length);
        double half = quantile(values.length - 1) * error;
        return Optional.of(new Interval(mean - half, mean + half));
    }

    /** How many standard errors the interval reaches to either side. */
    static double quantile(double degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(0.5 + Interval.LEVEL / 2);
    }
}
