package org.taggerlab.harness.statistics.repetitions;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.stat.inference.TTest;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

/**
 * Two-sided tests of paired differences: the same repetition, hence the same subset and test jets, two ways to train.
 *
 * @param t p-value of the paired t test
 * @param wilcoxon p-value of Wilcoxon's signed-rank test. With five pairs it is never below 0.0625
 */
public record PairedTests(double t, double wilcoxon) {

    /** Fewer pairs than this get no test. */
    public static final int FEWEST = 5;

    /**
     * Up to here Wilcoxon's distribution is enumerated: 2^20 sign patterns. Commons Math could go to 30, which takes
     * minutes.
     */
    private static final int LARGEST_EXACT = 20;

    /** The tests of differences against zero; empty with fewer than {@value #FEWEST} of them. */
    public static Optional<PairedTests> of(double[] differences) {
        if (differences.length < FEWEST) {
            return Optional.empty();
        }
        return Optional.of(new PairedTests(t(differences), wilcoxon(differences)));
    }

    private static double t(double[] differences) {
        if (Arrays.stream(differences).allMatch(difference -> difference == 0)) {
            return 1;
        }
        return new TTest().tTest(0, differences);
    }

    /**
     * Zeros are left out, as Wilcoxon did. Equal magnitudes rule out the exact distribution, which counts distinct
     * ranks: they get the normal approximation, as more than {@value #LARGEST_EXACT} pairs do.
     */
    private static double wilcoxon(double[] differences) {
        double[] nonZero =
                Arrays.stream(differences).filter(difference -> difference != 0).toArray();
        if (nonZero.length == 0) {
            return 1;
        }
        boolean ties = Arrays.stream(nonZero).map(Math::abs).distinct().count() < nonZero.length;
        boolean exact = !ties && nonZero.length <= LARGEST_EXACT;
        double p = new WilcoxonSignedRankTest().wilcoxonSignedRankTest(new double[nonZero.length], nonZero, exact);
        // where both rank sums are equal the middle of the distribution is counted twice
        return Math.min(1, p);
    }
}
