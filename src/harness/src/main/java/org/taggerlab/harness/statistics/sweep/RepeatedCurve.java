package org.taggerlab.harness.statistics.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A metric over training sizes, measured several times at each.
 *
 * @param sizes training jets, increasing
 * @param values one row per size, one column per repetition; not a number where there is no result
 */
public record RepeatedCurve(int[] sizes, double[][] values) {

    /** From lists, a {@code null} for a result that there is not. */
    public static RepeatedCurve of(List<Integer> sizes, List<List<Double>> values) {
        return new RepeatedCurve(
                sizes.stream().mapToInt(Integer::intValue).toArray(),
                values.stream()
                        .map(row -> row.stream()
                                .mapToDouble(value -> value == null ? Double.NaN : value)
                                .toArray())
                        .toArray(double[][]::new));
    }

    /** Columns. */
    public int repetitions() {
        return Arrays.stream(values).mapToInt(row -> row.length).max().orElse(0);
    }

    /** The repetitions that have a result at every size of both curves. */
    static int[] completeInBoth(RepeatedCurve one, RepeatedCurve other) {
        return IntStream.range(0, Math.min(one.repetitions(), other.repetitions()))
                .filter(column -> one.isComplete(column) && other.isComplete(column))
                .toArray();
    }

    private boolean isComplete(int column) {
        return Arrays.stream(values).allMatch(row -> column < row.length && !Double.isNaN(row[column]));
    }

    /** Some of its repetitions, which have a result at every size. */
    RepeatedCurve only(int[] columns) {
        return new RepeatedCurve(
                sizes,
                Arrays.stream(values)
                        .map(row -> Arrays.stream(columns)
                                .mapToDouble(column -> row[column])
                                .toArray())
                        .toArray(double[][]::new));
    }
}
