package org.taggerlab.reports.figure;

/**
 * From values to pixels.
 *
 * @param log whether values are spread by their logarithm
 * @param low the value at {@code start}
 * @param high the value at {@code end}
 * @param start pixel
 * @param end pixel
 */
record Scale(boolean log, double low, double high, double start, double end) {

    /** The pixel of a value; beyond the axis for a value beyond its ends. */
    double pixel(double value) {
        double share = log
                ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value - low) / (high - low);
        // a band may leave the frame by far: keep its pixel finite and printable
        return start + Math.max(-20, Math.min(20, share)) * (end - start);
    }

    /** Whether a value has a place on this scale. */
    boolean has(double value) {
        return Double.isFinite(value) && (!log || value > 0);
    }

    /** Whether a value lies between the ends of the axis, ends included. */
    boolean spans(double value) {
        double slack = 1e-9 * (high - low);
        return has(value) && value >= low - slack && value <= high + slack;
    }
}
