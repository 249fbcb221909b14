package org.taggerlab.harness.statistics.sweep;

import java.util.Arrays;

/**
 * Every repetition of a curve with the sizes pooled that its {@link MonotoneCurve} pools, so that the mean of the
 * repetitions is that curve at any size.
 *
 * @param curve its repetitions are complete
 * @param monotone through its means
 */
record PooledRepetitions(RepeatedCurve curve, MonotoneCurve monotone) {

    /** Of a curve whose repetitions are complete. */
    static PooledRepetitions of(RepeatedCurve curve) {
        return new PooledRepetitions(curve, MonotoneCurve.of(curve));
    }

    int repetitions() {
        return curve.repetitions();
    }

    double smallest() {
        return monotone.smallest();
    }

    double largest() {
        return monotone.largest();
    }

    /** The weights of the sizes whose sum is the value at any size within the sweep. */
    double[] weights(double size) {
        double[] sizes = monotone.sizes();
        double[] weights = new double[sizes.length];
        int above = 0;
        while (above < sizes.length - 1 && sizes[above] < size) {
            above++;
        }
        double part = above == 0 ? 1 : Math.log(size / sizes[above - 1]) / Math.log(sizes[above] / sizes[above - 1]);
        part = Math.min(1, part);
        spread(weights, above, part);
        if (above > 0) {
            spread(weights, above - 1, 1 - part);
        }
        return weights;
    }

    /** The weight of a size, over those that are pooled with it. */
    private void spread(double[] weights, int at, double weight) {
        double[] values = monotone.values();
        int start = at;
        int end = at + 1;
        while (start > 0 && values[start - 1] == values[at]) {
            start--;
        }
        while (end < values.length && values[end] == values[at]) {
            end++;
        }
        for (int i = start; i < end; i++) {
            weights[i] += weight / (end - start);
        }
    }

    /** The value of each repetition with some weights of the sizes. */
    double[] values(double[] weights) {
        double[] sums = new double[repetitions()];
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i];
            double[] row = curve.values()[i];
            Arrays.setAll(sums, repetition -> sums[repetition] + weight * row[repetition]);
        }
        return sums;
    }
}
