package org.taggerlab.reports.figure;

/**
 * From values to pixels. Whatever ends it is asked for, it has finite ones, the lower one first and apart by more than
 * rounding; those of a logarithmic scale are positive.
 *
 * @param log whether values are spread by their logarithm
 * @param low the value at {@code start}
 * @param high the value at {@code end}
 * @param start pixel
 * @param end pixel
 */
record Scale(boolean log, double low, double high, double start, double end) {
    /** Beyond these a linear scale shows nothing: sums and differences of its ends must stay finite. */
    private static final double MOST = 1e306;

    /** Ends that are closer than this share of them are one place: ticks between them would all read the same. */
    private static final double LEAST_SHARE = 1e-12;

    Scale {
        low = possible(log, low);
        high = possible(log, high);
        if (log && !(Math.log(high) - Math.log(low) > LEAST_SHARE)) {
            double factor = Math.exp(0.5);
            high = possible(true, low * factor);
            low = possible(true, low / factor);
        }
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (!log && !(high - low > Math.max(1 / MOST, LEAST_SHARE * size))) {
            double around = Math.max(0.5, 1e-6 * size);
            high = low + around;
            low -= around;
        }
    }

    private static double possible(boolean log, double end) {
        if (Double.isNaN(end)) {
            return log ? 1 : 0;
        }
        return log
                ? Math.max(Double.MIN_NORMAL, Math.min(Double.MAX_VALUE, end))
                : Math.max(-MOST, Math.min(MOST, end));
    }

    /** The pixel of a value; beyond the axis for a value beyond its ends. */
    double pixel(double value) {
        // a band may leave the frame by far: keep its pixel finite and printable
        return start + Math.max(-20, Math.min(20, share(value))) * (end - start);
    }

    private double share(double value) {
        return log
                ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value - low) / (high - low);
    }

    /** Whether a value has a place on this scale. */
    boolean has(double value) {
        return Double.isFinite(value) && (!log || value > 0);
    }

    /** Whether a value lies between the ends of the axis, ends included. */
    boolean spans(double value) {
        return has(value) && Math.abs(share(value) - 0.5) <= 0.5 + 1e-9;
    }
}
