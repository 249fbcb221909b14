package org.taggerlab.reports.content;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.taggerlab.harness.results.Wording;

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
        return String.format(
                Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 0.01 ? "%.2f" : "%.0e", value);
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

    /** The ends of an interval of a ratio in brackets, {@code (from 1.2)} where one is open; empty for none. */
    static String interval(Double low, Double high) {
        if (low != null && high != null) {
            return " (" + ratio(low) + "–" + ratio(high) + ")";
        }
        return low != null ? " (from " + ratio(low) + ")" : high != null ? " (up to " + ratio(high) + ")" : "";
    }

    /** A count in a sentence: 10,000. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A metric of results as the field writes it, such as {@code εB at εS = 0.5}. */
    static String metric(String label) {
        String background = "background-efficiency-";
        if (label.startsWith(background)) {
            return "εB at εS = " + label.substring(background.length());
        }
        return label.equals("auc") ? "AUC" : label;
    }

    /** A p-value. */
    static String p(Double value) {
        if (value == null) {
            return "";
        }
        return value < 0.001 ? String.format(Locale.ROOT, "%.1e", value) : String.format(Locale.ROOT, "%.3f", value);
    }

    /** A difference with its sign, two digits of it at least. */
    static String signed(Double value) {
        return value == null ? "" : (value < 0 ? "-" : "+") + Wording.metric(Math.abs(value));
    }

    /** The ends of an interval of a difference in brackets; empty for none. */
    static String signedInterval(Double low, Double high) {
        return low == null || high == null ? "" : " (" + signed(low) + " to " + signed(high) + ")";
    }

    /** Repetitions behind several points: {@code n = 3}, or {@code n = 2 to 3}. */
    static String n(IntSummaryStatistics counts) {
        if (counts.getCount() == 0) {
            return "n = 0";
        }
        return counts.getMin() == counts.getMax()
                ? "n = " + counts.getMin()
                : "n = " + counts.getMin() + " to " + counts.getMax();
    }

    /** {@code 1 repetition}, {@code 3 repetitions}. */
    static String several(long n, String one) {
        return count(n) + " " + one + (n == 1 ? "" : "s");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
