package org.taggerlab.harness.results;

import java.util.Locale;

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

    /** What a size counts: {@code training jets}, or {@code training events of each class}. */
    public static String sizes(ResultSet results) {
        return "training " + unit(results) + (unit(results).equals("events") ? " of each class" : "");
    }

    /** A number of jets: {@code 10,000}. */
    public static String jets(int jets) {
        return String.format(Locale.ROOT, "%,d", jets);
    }

    /** A number of things: {@code 1 repetition}, {@code 5 repetitions}. */
    public static String count(int count, String thing) {
        return jets(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** The value of a metric with the digits that mean something: four decimals up to 1, then fewer. */
    public static String metric(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size < 2 ? "%.4f" : size < 100 ? "%.1f" : "%,.0f", value);
    }

    /** A p-value: {@code 0.031}, {@code < 0.001}. */
    public static String p(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
