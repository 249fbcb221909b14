package org.taggerlab.harness.results;

import java.util.Locale;
import org.taggerlab.harness.statistics.repetitions.PairedTests;

/** How numbers are written in sentences and tables, the same in every country. */
public final class Wording {

    private Wording() {}

    /** A ratio: {@code 6.1x}, {@code 23x}. */
    public static String times(double ratio) {
        return factor(ratio) + "x";
    }

    /** A ratio without its sign: {@code 0.83}, {@code 6.1}, {@code 1,200}. */
    public static String factor(double ratio) {
        return String.format(Locale.ROOT, ratio < 1 ? "%.2f" : ratio < 9.95 ? "%.1f" : "%,.0f", ratio);
    }

    /** What is counted: {@code jets} or {@code events}. */
    public static String unit(ResultSet results) {
        return results.task().equals("event-classification") ? "events" : "jets";
    }

    /** What a size counts: {@code jets}, signal and background together, or {@code events of each class}. */
    public static String sizeUnit(ResultSet results) {
        return unit(results).equals("events") ? "events of each class" : "jets";
    }

    /** A size: {@code 500 jets}, {@code 500 events of each class}. */
    public static String size(ResultSet results, int size) {
        return jets(size) + " " + sizeUnit(results);
    }

    /** What sizes are: {@code training jets}, or {@code training events of each class}. */
    public static String sizes(ResultSet results) {
        return "training " + sizeUnit(results);
    }

    /** A number of jets: {@code 10,000}. */
    public static String jets(int jets) {
        return String.format(Locale.ROOT, "%,d", jets);
    }

    /** A number of things: {@code 1 repetition}, {@code 5 repetitions}. */
    public static String count(int count, String thing) {
        return jets(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** The value of a metric with the digits that mean something: four decimals up to 1, then fewer; two digits at least. */
    public static String metric(double value) {
        double size = Math.abs(value);
        int decimals = size < 2 ? 4 : size < 100 ? 1 : 0;
        if (size > 0 && size < 1e-3) {
            decimals = Math.min(9, 1 - (int) Math.floor(Math.log10(size)));
        }
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** A p-value: {@code 0.031}, {@code < 0.001}. */
    public static String p(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** A p-value after what there is of it: itself, {@code no test} with fewer than 5 repetitions, or why there is none. */
    static String p(Double p, int repetitions, String none) {
        return p != null ? p(p) : repetitions < PairedTests.FEWEST ? "no test" : none;
    }

    /** The interval of a ratio: {@code 4.2 to 9.3}, {@code from 4.2}, {@code up to 9.3}; empty without. */
    static String ratioInterval(Double low, Double high) {
        if (low != null && high != null) {
            return factor(low) + " to " + factor(high);
        }
        return low != null ? "from " + factor(low) : high != null ? "up to " + factor(high) : "";
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
