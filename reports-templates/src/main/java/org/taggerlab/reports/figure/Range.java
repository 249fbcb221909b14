package org.taggerlab.reports.figure;

/** The values an axis has to show, grown value by value. */
final class Range {
    /** How far beyond the data a band may stretch an axis, as a share of the data's span. */
    private static final double BAND_SHARE = 0.6;

    /** The same for intervals that are drawn as bars. */
    private static final double INTERVAL_SHARE = 4;

    private static final double MARGIN = 0.06;

    private final Axis axis;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double intervalLow = Double.POSITIVE_INFINITY;
    private double intervalHigh = Double.NEGATIVE_INFINITY;
    private double bandLow = Double.POSITIVE_INFINITY;
    private double bandHigh = Double.NEGATIVE_INFINITY;

    Range(Axis axis) {
        this.axis = axis;
    }

    void data(double value) {
        if (usable(value)) {
            low = Math.min(low, inner(value));
            high = Math.max(high, inner(value));
        }
    }

    /** The end of an interval: shown whole unless it dwarfs the data. */
    void interval(double value) {
        if (usable(value)) {
            intervalLow = Math.min(intervalLow, inner(value));
            intervalHigh = Math.max(intervalHigh, inner(value));
        }
    }

    void band(double value) {
        if (usable(value)) {
            bandLow = Math.min(bandLow, inner(value));
            bandHigh = Math.max(bandHigh, inner(value));
        }
    }

    /** The scale that shows the data, and of the bands as much as leaves the data readable. */
    Scale scale(double start, double end) {
        if (axis.fixed()) {
            return new Scale(axis.log(), axis.min(), axis.max(), start, end);
        }
        if (low > high) {
            low = bandLow;
            high = bandHigh;
        }
        if (low > high) {
            low = 0;
            high = 1;
        }
        double span = high - low > 1e-12 * Math.max(1, Math.abs(high)) ? high - low : spread();
        double from = Math.min(
                Math.max(Math.min(low, bandLow), low - BAND_SHARE * span),
                Math.max(Math.min(low, intervalLow), low - INTERVAL_SHARE * span));
        double to = Math.max(
                Math.min(Math.max(high, bandHigh), high + BAND_SHARE * span),
                Math.min(Math.max(high, intervalHigh), high + INTERVAL_SHARE * span));
        double margin = MARGIN * (to - from);
        from -= margin;
        to += margin;
        if (axis.min() != null && usable(axis.min())) {
            from = Math.max(from, inner(axis.min()));
        }
        if (axis.max() != null && usable(axis.max())) {
            to = Math.min(to, inner(axis.max()));
        }
        return new Scale(axis.log(), outer(from), outer(to), start, end);
    }

    private double spread() {
        return axis.log() ? 1 : Math.max(1e-6, 0.1 * Math.abs(high));
    }

    private boolean usable(double value) {
        return Double.isFinite(value) && (!axis.log() || value > 0);
    }

    private double inner(double value) {
        return axis.log() ? Math.log(value) : value;
    }

    private double outer(double value) {
        return axis.log() ? Math.exp(value) : value;
    }
}
