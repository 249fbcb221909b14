package org.taggerlab.harness.statistics.sweep;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a tuning of fewer candidates would have found: the expected maximum of {@code k} values drawn without replacement from
 * all that were tried.
 *
 * <p>Of n values in rising order, the i-th is the maximum of k drawn ones with probability C(i-1, k-1) / C(n, k). Without
 * replacement it has no bias for a grid that is searched in random order (arXiv:2004.13705); arXiv:1909.03004, which proposed
 * the curve, draws with replacement.
 */
public final class ExpectedBest {
    private ExpectedBest() {}

    /** The expected maximum of 1, 2, ... of the values; the last one is their maximum. */
    public static double[] of(double[] values) {
        double[] rising = values.clone();
        Arrays.sort(rising);
        return IntStream.rangeClosed(1, rising.length)
                .mapToDouble(k -> of(rising, k))
                .toArray();
    }

    private static double of(double[] rising, int k) {
        int n = rising.length;
        double probability = (double) k / n; // of the largest one
        double sum = 0;
        for (int i = n; i >= k; i--) {
            sum += probability * rising[i - 1];
            probability *= i > 1 ? (double) (i - k) / (i - 1) : 0;
        }
        return sum;
    }
}
