package org.taggerlab.harness.statistics.sweep;

import java.util.Arrays;

/**
 * The non-decreasing curve closest to the means of a {@link RepeatedCurve} (isotonic least squares by pooling adjacent
 * violators, each mean weighted with its repetitions), linear in the logarithm of the size between the sizes.
 *
 * <p>More data should not make a tagger worse; where a mean says so, that is noise of the training.
 *
 * @param sizes sizes with at least one result, increasing
 * @param values non-decreasing
 */
public record MonotoneCurve(double[] sizes, double[] values) {

    /** The curve through the means; empty arrays if there is no result at all. */
    public static MonotoneCurve of(RepeatedCurve curve) {
        int n = curve.sizes().length;
        double[] sizes = new double[n];
        double[] means = new double[n];
        double[] weights = new double[n];
        int points = 0;
        for (int i = 0; i < n; i++) {
            double[] values = Arrays.stream(curve.values()[i])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            if (values.length > 0) {
                sizes[points] = curve.sizes()[i];
                means[points] = Arrays.stream(values).sum() / values.length;
                weights[points] = values.length;
                points++;
            }
        }
        return new MonotoneCurve(
                Arrays.copyOf(sizes, points), pooled(Arrays.copyOf(means, points), Arrays.copyOf(weights, points)));
    }

    private static double[] pooled(double[] means, double[] weights) {
        double[] mean = new double[means.length];
        double[] weight = new double[means.length];
        int[] length = new int[means.length];
        int blocks = 0;
        for (int i = 0; i < means.length; i++) {
            mean[blocks] = means[i];
            weight[blocks] = weights[i];
            length[blocks] = 1;
            blocks++;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                double both = weight[blocks - 2] + weight[blocks - 1];
                mean[blocks - 2] =
                        (mean[blocks - 2] * weight[blocks - 2] + mean[blocks - 1] * weight[blocks - 1]) / both;
                weight[blocks - 2] = both;
                length[blocks - 2] += length[blocks - 1];
                blocks--;
            }
        }
        double[] result = new double[means.length];
        int next = 0;
        for (int block = 0; block < blocks; block++) {
            Arrays.fill(result, next, next + length[block], mean[block]);
            next += length[block];
        }
        return result;
    }

    /** Whether there is any result. */
    public boolean isEmpty() {
        return sizes.length == 0;
    }

    /** The smallest size with a result. */
    public double smallest() {
        return sizes[0];
    }

    /** The largest size with a result. */
    public double largest() {
        return sizes[sizes.length - 1];
    }

    /** The value at any size; beyond the sizes with a result, that of the nearest one. */
    public double at(double size) {
        return at(sizes, values, size);
    }

    /** A value between those at rising sizes, linear in the logarithm of the size. */
    static double at(double[] sizes, double[] values, double size) {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] >= size) {
                double part = i == 0 ? 1 : Math.log(size / sizes[i - 1]) / Math.log(sizes[i] / sizes[i - 1]);
                return i == 0 || part == 1 ? values[i] : values[i - 1] + part * (values[i] - values[i - 1]);
            }
        }
        return values[values.length - 1];
    }

    /** How fast the curve rises with the logarithm of the size, where it has reached a size beyond the smallest. */
    double slope(double size) {
        int above = 1;
        while (above < sizes.length - 1 && sizes[above] < size) {
            above++;
        }
        return (values[above] - values[above - 1]) / Math.log(sizes[above] / sizes[above - 1]);
    }

    /** The smallest size at which the curve reaches a value. */
    public Needed needed(double value) {
        if (values[0] >= value) {
            return new Needed(sizes[0], Needed.Kind.AT_MOST);
        }
        for (int i = 1; i < sizes.length; i++) {
            if (values[i] >= value) {
                double part = (value - values[i - 1]) / (values[i] - values[i - 1]);
                return new Needed(sizes[i - 1] * Math.pow(sizes[i] / sizes[i - 1], part), Needed.Kind.EXACT);
            }
        }
        return new Needed(sizes[sizes.length - 1], Needed.Kind.MORE_THAN);
    }

    /**
     * A size that is needed for a value.
     *
     * @param size training jets
     * @param kind whether it is exact or the end of the sweep
     */
    public record Needed(double size, Kind kind) {
        /** What a size at an end of the sweep says. */
        public enum Kind {
            /** The curve crosses the value within the sweep, or touches it at its end. */
            EXACT,
            /** The smallest size of the sweep is enough. */
            AT_MOST,
            /** The largest size of the sweep is not enough. */
            MORE_THAN
        }
    }
}
