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
 * @param p two-sided; {@code null} with fewer than {@value PairedTests#FEWEST} values in a group
 */
public record Welch(double difference, Interval interval, Double p) {

    /** The comparison; empty with fewer than two values in a group, and where neither group has any spread. */
    public static Optional<Welch> of(double[] first, double[] second) {
        if (first.length < 2 || second.length < 2 || !(StudentT.hasSpread(first) || StudentT.hasSpread(second))) {
            return Optional.empty();
        }
        double difference = StatUtils.mean(first) - StatUtils.mean(second);
        double a = StatUtils.variance(first) / first.length;
        double b = StatUtils.variance(second) / second.length;
        double degreesOfFreedom = (a + b) * (a + b) / (a * a / (first.length - 1) + b * b / (second.length - 1));
        double half = StudentT.quantile(degreesOfFreedom) * Math.sqrt(a + b);
        boolean tested = Math.min(first.length, second.length) >= PairedTests.FEWEST;
        return Optional.of(new Welch(
                difference,
                new Interval(difference - half, difference + half),
                tested ? new TTest().tTest(first, second) : null));
    }
}
