package org.taggerlab.reports.content;

import java.util.Locale;

/** Numbers as a physicist wants to read them, the same in every locale. */
final class Words {
    private Words() {}

    /** AUC, accuracy, efficiency: four decimals; empty for none. */
    static String share(Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** A loss or another number of unknown size: four significant digits. */
    static String significant(Double value) {
        if (value == null) {
            return "";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e6 || size < 1e-4) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A ratio such as a speed-up or a data efficiency, without its sign of multiplication. */
    static String ratio(Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    /** A background rejection. */
    static String rejection(Double value) {
        return value == null ? "" : String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.1f", value);
    }

    /** Seconds. */
    static String seconds(Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    /** The ends of an interval of a ratio in brackets; empty for none. */
    static String interval(Double low, Double high) {
        return low == null || high == null ? "" : " (" + ratio(low) + "–" + ratio(high) + ")";
    }

    /** A count in a sentence: 10,000. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A value with its standard error, to two digits of the error. */
    static String measured(double value, double error) {
        if (!(error > 0) || error > 1e6 || error < 1e-9) {
            return significant(value) + " ± " + significant(error);
        }
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(error)));
        return String.format(Locale.ROOT, "%." + decimals + "f ± %." + decimals + "f", value, error);
    }

    /** A p-value. */
    static String p(Double value) {
        if (value == null) {
            return "";
        }
        return value < 0.001 ? String.format(Locale.ROOT, "%.1e", value) : String.format(Locale.ROOT, "%.3f", value);
    }

    /** A difference with its sign. */
    static String signed(Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%+.4f", value);
    }

    /** {@code 1 repetition}, {@code 3 repetitions}. */
    static String several(long n, String one) {
        return count(n) + " " + one + (n == 1 ? "" : "s");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(java.util.List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
