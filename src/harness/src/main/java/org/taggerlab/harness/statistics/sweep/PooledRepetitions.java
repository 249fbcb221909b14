package org.taggerlab.harness.statistics.sweep;

import java.util.Arrays;

/**
 * Every repetition of a curve with the sizes pooled that its {@link MonotoneCurve} pools, so that the mean of the
 * repetitions is that curve at any size.
 *
 * @param sizes increasing
 * @param values one row per repetition, one column per size
 */
record PooledRepetitions(double[] sizes, double[][] values) {

    /** Of a curve whose repetitions are complete. */
    static PooledRepetitions of(RepeatedCurve curve) {
        var monotone = MonotoneCurve.of(curve);
        double[][] values = new double[curve.repetitions()][monotone.sizes().length];
        int end;
        for (int start = 0; start < monotone.sizes().length; start = end) {
            end = start + 1;
            while (end < monotone.sizes().length && monotone.values()[end] == monotone.values()[start]) {
                end++;
            }
            for (int repetition = 0; repetition < values.length; repetition++) {
                int column = repetition;
                double mean = Arrays.stream(curve.values(), start, end)
                        .mapToDouble(row -> row[column])
                        .average()
                        .orElseThrow();
                Arrays.fill(values[repetition], start, end, mean);
            }
        }
        return new PooledRepetitions(monotone.sizes(), values);
    }

    int repetitions() {
        return values.length;
    }

    double smallest() {
        return sizes[0];
    }

    double largest() {
        return sizes[sizes.length - 1];
    }

    /** The value of a repetition at any size within the sweep. */
    double at(int repetition, double size) {
        return MonotoneCurve.at(sizes, values[repetition], size);
    }
}
