package org.taggerlab.harness.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How numbers are written in sentences, tables and figures, the same in every country: each kind of number has one form.
 *
 * <p>Where a value may be missing, {@code null} is the empty text.
 */
public final class NumberText {

    private NumberText() {}

    /** A number of things: {@code 10,000}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number of things with their name: {@code 1 repetition}, {@code 5 repetitions}. */
    public static String count(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** A ratio without its sign: {@code 0.83}, {@code 1.04}, {@code 6.1}, {@code 1,200}. */
    public static String ratio(Double ratio) {
        if (ratio == null) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                ratio < 0.01 && ratio > 0 ? "%.0e" : ratio < 1.995 ? "%.2f" : ratio < 9.95 ? "%.1f" : "%,.0f",
                ratio);
    }

    /** A ratio: {@code 6.1x}, {@code 23x}. */
    public static String times(double ratio) {
        return ratio(ratio) + "x";
    }

    /** The interval of a ratio: {@code 4.2 to 9.3}, {@code from 4.2}, {@code up to 9.3}; empty without. */
    public static String ratioInterval(Double low, Double high) {
        if (low != null && high != null) {
            return ratio(low) + " to " + ratio(high);
        }
        return low != null ? "from " + ratio(low) : high != null ? "up to " + ratio(high) : "";
    }

    /** The same in brackets after a value; empty without. */
    public static String bracketed(Double low, Double high) {
        return low == null && high == null ? "" : " (" + ratioInterval(low, high) + ")";
    }

    /** The value of a metric with the digits that mean something: four decimals up to 2, then fewer; two digits at least. */
    public static String value(Double value) {
        if (value == null) {
            return "";
        }
        double size = Math.abs(value);
        int decimals = size < 2 ? 4 : size < 100 ? 1 : 0;
        if (size > 0 && size < 1e-3) {
            decimals = Math.min(9, 1 - (int) Math.floor(Math.log10(size)));
        }
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** A background rejection, three significant digits: {@code 4.31}, {@code 43.1}, {@code 1,230}. */
    public static String rejection(Double value) {
        if (value == null) {
            return "";
        }
        if (!(value > 0) || value.isInfinite()) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        var rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return String.format(Locale.ROOT, "%,." + Math.max(0, 2 - exponent) + "f", rounded);
    }

    /** Seconds: {@code 0.53}, {@code 12.3}, {@code 1,200}. */
    public static String seconds(Double value) {
        return value == null
                ? ""
                : String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    /** A number of any size, such as the edge of a bin: four significant digits. */
    public static String significant(double value) {
        double size = Math.abs(value);
        if (value != 0 && (size >= 1e6 || size < 1e-4)) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = value == 0 ? 0 : Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A difference with its sign, two digits of it at least. */
    public static String signed(Double value) {
        return value == null ? "" : (value < 0 ? "-" : "+") + value(Math.abs(value));
    }

    /** A difference with its interval: {@code -0.0120 (-0.0180 to -0.0060)}. */
    public static String difference(double value, Double low, Double high) {
        return signed(value) + (low == null || high == null ? "" : " (" + signed(low) + " to " + signed(high) + ")");
    }

    /** A p-value: {@code 0.031}, {@code 3.2e-05}. */
    public static String p(Double p) {
        return p == null ? "" : String.format(Locale.ROOT, p < 0.001 ? "%.1e" : "%.3f", p);
    }

    /** A value with its standard error, to two digits of the error: {@code 0.947 ± 0.024}. */
    public static String measured(double value, double error) {
        if (!(error > 0) || error > 1e6 || error < 1e-9) {
            return String.format(Locale.ROOT, "%.3e ± %.1e", value, error);
        }
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(error)));
        return String.format(Locale.ROOT, "%." + decimals + "f ± %." + decimals + "f", value, error);
    }
}
