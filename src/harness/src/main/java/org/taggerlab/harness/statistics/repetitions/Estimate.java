package org.taggerlab.harness.statistics.repetitions;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.NaturalScale;

/**
 * A mean over repetitions and how far it may be off.
 *
 * @param mean arithmetic mean
 * @param error standard error of the mean
 * @param degreesOfFreedom of Student's t
 */
public record Estimate(double mean, double error, double degreesOfFreedom) {
    /** Fewer repetitions than this have no interval: with one degree of freedom it would reach 13 errors to either side. */
    public static final int FEWEST = 3;

    private static final double POWER = 0.8;

    /** From here on Student's t is the normal distribution. */
    private static final double MOST_DEGREES_OF_FREEDOM = 1e6;

    /** Values that agree in nine digits are the same: rounding leaves a metric's differences more than that. */
    private static final double ROUNDING = 1e-9;

    /**
     * The estimate; empty with fewer than {@value #FEWEST} values, and where they are all the same: an interval of no width
     * would claim to know everything.
     */
    public static Optional<Estimate> of(double[] values) {
        return of(values, 0);
    }

    /**
     * The estimate of what was measured on the same test jets in every repetition: their variance, which the repetitions do not
     * show, is added, and the degrees of freedom of the sum are Satterthwaite's (Biometrics Bulletin 2 (1946) 110).
     *
     * @param testVariance of the mean, because test jets are a sample; 0 where it is not known
     */
    public static Optional<Estimate> of(double[] values, double testVariance) {
        if (values.length < FEWEST || testVariance == 0 && !hasSpread(values)) {
            return Optional.empty();
        }
        double variance = StatUtils.variance(values) / values.length;
        double both = variance + testVariance;
        double freedom = (values.length - 1) * (both / variance) * (both / variance);
        return Optional.of(
                new Estimate(StatUtils.mean(values), Math.sqrt(both), Math.min(MOST_DEGREES_OF_FREEDOM, freedom)));
    }

    /**
     * The estimate of a difference of two independent groups whose spreads may differ, by Welch and Satterthwaite; empty with
     * fewer than {@value #FEWEST} values in a group, and where nothing varies.
     *
     * @param testVariance of the difference, because both were tested on samples of jets; 0 where it is not known
     */
    public static Optional<Estimate> ofDifference(double[] first, double[] second, double testVariance) {
        boolean varies = testVariance > 0 || hasSpread(first) || hasSpread(second);
        if (Math.min(first.length, second.length) < FEWEST || !varies) {
            return Optional.empty();
        }
        double a = StatUtils.variance(first) / first.length;
        double b = StatUtils.variance(second) / second.length;
        double all = a + b + testVariance;
        double freedom = all * all / (a * a / (first.length - 1) + b * b / (second.length - 1));
        return Optional.of(new Estimate(
                StatUtils.mean(first) - StatUtils.mean(second),
                Math.sqrt(all),
                Math.min(MOST_DEGREES_OF_FREEDOM, freedom)));
    }

    /**
     * The estimate of a value whose error comes from a sample of test jets only.
     *
     * @param variance above 0
     */
    public static Estimate ofTestJets(double value, double variance) {
        return new Estimate(value, Math.sqrt(variance), MOST_DEGREES_OF_FREEDOM);
    }

    /** The interval of level {@value Interval#LEVEL}, on a scale. */
    public Interval interval(NaturalScale scale) {
        return scale.around(mean, quantile(degreesOfFreedom) * error);
    }

    /** Two-sided p-value of Student's t test against a mean of zero. */
    public double p() {
        return 2 * new TDistribution(degreesOfFreedom).cumulativeProbability(-Math.abs(mean) / error);
    }

    /**
     * The smallest true mean that a test of level 5 %, two-sided, finds with a power of 80 % at this error: the sum of the two
     * quantiles of Student's t times the error, the usual approximation of the noncentral t distribution.
     */
    public double minimumDetectable() {
        return (quantile(degreesOfFreedom) + new TDistribution(degreesOfFreedom).inverseCumulativeProbability(POWER))
                * error;
    }

    /**
     * p-value of the equivalence of the mean with zero: the larger one of two one-sided t tests, of a mean above {@code -margin}
     * and of one below {@code margin} (Schuirmann, J. Pharmacokin. Biopharm. 15 (1987) 657).
     */
    public double equivalence(double margin) {
        var t = new TDistribution(degreesOfFreedom);
        return Math.max(
                t.cumulativeProbability(-(mean + margin) / error), t.cumulativeProbability((mean - margin) / error));
    }

    /** Whether values differ by more than rounding does. */
    static boolean hasSpread(double[] values) {
        double low = StatUtils.min(values);
        double high = StatUtils.max(values);
        return high - low > ROUNDING * Math.max(Math.abs(low), Math.abs(high));
    }

    /** How many standard errors an interval of level {@value Interval#LEVEL} reaches to either side. */
    static double quantile(double degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(0.5 + Interval.LEVEL / 2);
    }
}
