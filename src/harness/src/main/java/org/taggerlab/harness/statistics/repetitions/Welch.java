package org.taggerlab.harness.statistics.repetitions;

import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.NaturalScale;

/**
 * Welch's test of two independent groups of repetitions, whose spreads may differ.
 *
 * @param difference mean of the first minus mean of the second
 * @param interval of the difference, level {@value Interval#LEVEL}, on its scale
 * @param p two-sided; {@code null} with fewer than {@value PairedTests#FEWEST} values in a group
 */
public record Welch(double difference, Interval interval, Double p) {

    /**
     * The comparison; empty with fewer than {@value Estimate#FEWEST} values in a group, and where neither group has any
     * spread.
     *
     * @param scale that of a difference
     */
    public static Optional<Welch> of(double[] first, double[] second, NaturalScale scale) {
        if (Math.min(first.length, second.length) < Estimate.FEWEST
                || !(Estimate.hasSpread(first) || Estimate.hasSpread(second))) {
            return Optional.empty();
        }
        double difference = StatUtils.mean(first) - StatUtils.mean(second);
        double a = StatUtils.variance(first) / first.length;
        double b = StatUtils.variance(second) / second.length;
        double degreesOfFreedom = (a + b) * (a + b) / (a * a / (first.length - 1) + b * b / (second.length - 1));
        double half = Estimate.quantile(degreesOfFreedom) * Math.sqrt(a + b);
        boolean tested = Math.min(first.length, second.length) >= PairedTests.FEWEST;
        return Optional.of(new Welch(
                difference, scale.around(difference, half), tested ? new TTest().tTest(first, second) : null));
    }
}
