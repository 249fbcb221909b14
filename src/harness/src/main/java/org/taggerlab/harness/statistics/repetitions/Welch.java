package org.taggerlab.harness.statistics.repetitions;

import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;
import org.taggerlab.harness.statistics.Interval;

/**
 * Welch's test of two independent groups of repetitions, whose spreads may differ.
 *
 * @param difference mean of the first minus mean of the second
 * @param interval of the difference, level {@value Interval#LEVEL}
 * @param p two-sided
 */
public record Welch(double difference, Interval interval, double p) {

    /** The test; empty with fewer than two values in a group, and where neither group has any spread. */
    public static Optional<Welch> of(double[] first, double[] second) {
        if (first.length < 2 || second.length < 2 || !(StudentT.hasSpread(first) || StudentT.hasSpread(second))) {
            return Optional.empty();
        }
        double difference = StatUtils.mean(first) - StatUtils.mean(second);
        double a = StatUtils.variance(first) / first.length;
        double b = StatUtils.variance(second) / second.length;
        double degreesOfFreedom = (a + b) * (a + b) / (a * a / (first.length - 1) + b * b / (second.length - 1));
        double half = StudentT.quantile(degreesOfFreedom) * Math.sqrt(a + b);
        return Optional.of(new Welch(
                difference, new Interval(difference - half, difference + half), new TTest().tTest(first, second)));
    }
}
