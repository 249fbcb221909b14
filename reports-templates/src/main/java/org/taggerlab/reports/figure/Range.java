package org.taggerlab.reports.figure;

/** The values an axis has to show, grown value by value. */
final class Range {
    /** How far beyond the data a band may stretch an axis, as a share of the data's span. */
    private static final double BAND_SHARE = 0.6;

    private static final double MARGIN = 0.06;

    private final Axis axis;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
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
        double from = Math.max(Math.min(low, bandLow), low - BAND_SHARE * span) - MARGIN * span;
        double to = Math.min(Math.max(high, bandHigh), high + BAND_SHARE * span) + MARGIN * span;
        if (axis.min() != null && usable(axis.min())) {
            from = Math.max(from, inner(axis.min()));
        }
        if (axis.max() != null && usable(axis.max())) {
            to = Math.min(to, inner(axis.max()));
        }
        if (!(from < to)) {
            from -= 0.5;
            to += 0.5;
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
