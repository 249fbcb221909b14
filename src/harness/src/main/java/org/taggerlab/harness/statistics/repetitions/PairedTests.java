package org.taggerlab.harness.statistics.repetitions;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

/**
 * Two-sided tests of paired differences: the same repetition, hence the same subset and test jets, two ways to train.
 *
 * @param t p-value of the paired t test; {@code null} where the differences are all the same and not zero, so that no
 *     spread tells how far they are from chance
 * @param wilcoxon exact p-value of Wilcoxon's signed-rank test, never below 0.0625 with five pairs; {@code null} where
 *     there is no exact one: equal magnitudes, or more than 20 pairs
 */
public record PairedTests(Double t, Double wilcoxon) {

    /** Fewer pairs than this get no test. */
    public static final int FEWEST = 5;

    /** Up to here 2^n sign patterns are enumerated at once; Commons Math goes to 30, which takes minutes. */
    private static final int LARGEST_EXACT = 20;

    /**
     * The tests of differences against zero; empty with fewer than {@value #FEWEST} of them.
     *
     * @param testVariance of their mean, because test jets are a sample: part of the t test, not of Wilcoxon's
     */
    public static Optional<PairedTests> of(double[] differences, double testVariance) {
        if (differences.length < FEWEST) {
            return Optional.empty();
        }
        return Optional.of(new PairedTests(t(differences, testVariance), wilcoxon(differences)));
    }

    private static Double t(double[] differences, double testVariance) {
        if (Arrays.stream(differences).allMatch(difference -> difference == 0)) {
            return 1.0;
        }
        return Estimate.of(differences, testVariance).map(Estimate::p).orElse(null);
    }

    /**
     * Zeros are left out, as Wilcoxon did. There is no way out into Commons Math's normal approximation: it corrects
     * for continuity towards the smaller p-value.
     */
    private static Double wilcoxon(double[] differences) {
        double[] nonZero =
                Arrays.stream(differences).filter(difference -> difference != 0).toArray();
        if (nonZero.length == 0) {
            return 1.0;
        }
        if (nonZero.length > LARGEST_EXACT || hasTies(nonZero)) {
            return null;
        }
        double p = new WilcoxonSignedRankTest().wilcoxonSignedRankTest(new double[nonZero.length], nonZero, true);
        // where both rank sums are equal the middle of the distribution is counted twice
        return Math.min(1, p);
    }

    /** Two magnitudes that only rounding tells apart are one. */
    private static boolean hasTies(double[] differences) {
        double[] magnitudes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        return IntStream.range(1, magnitudes.length)
                .anyMatch(i -> !Estimate.hasSpread(new double[] {magnitudes[i - 1], magnitudes[i]}));
    }
}
