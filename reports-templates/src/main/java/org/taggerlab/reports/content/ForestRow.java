package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.Summary.DataEfficiency;
import org.taggerlab.harness.results.Summary.SpeedUp;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.reports.figure.Series;

/**
 * A ratio with its interval, as one row of a figure of many: an end that the sweep leaves open is an arrow.
 *
 * @param prescription whose it is
 * @param value the ratio or its bound; {@code null}: unknown
 * @param low lower end; {@code null} if there is none
 * @param high upper end; {@code null} if there is none
 * @param sign of a bound: {@code ≥} or {@code ≤} and a space; empty for an estimate
 * @param openAbove whether the sweep does not say how large it may be
 * @param openBelow whether the sweep does not say how small it may be
 * @param hover the row in words
 */
record ForestRow(
        String prescription,
        Double value,
        Double low,
        Double high,
        String sign,
        boolean openAbove,
        boolean openBelow,
        String hover) {
    /** How far an arrow points beyond what is known. */
    private static final double BEYOND = 1.3;

    /** A data efficiency; with several repetitions an end without a value is open. */
    static ForestRow of(DataEfficiency row, String hover) {
        boolean several = row.value() != null && row.repetitions() >= Estimate.FEWEST;
        return new ForestRow(
                row.prescription(),
                row.value(),
                row.low(),
                row.high(),
                sign(row),
                row.atLeast() || several && row.high() == null,
                row.atMost() || several && row.low() == null,
                hover);
    }

    /** A speed-up; it is never a bound. */
    static ForestRow of(SpeedUp row, String hover) {
        return new ForestRow(row.prescription(), row.value(), row.low(), row.high(), "", false, false, hover);
    }

    /** {@code ≥} or {@code ≤} and a space, if a data efficiency is a bound. */
    static String sign(DataEfficiency row) {
        return row.atLeast() ? "≥ " : row.atMost() ? "≤ " : "";
    }

    /** {@code ≥ 3.2 (from 2.1)}; {@code unknown} without a value. */
    String text() {
        return value == null ? "unknown" : sign + NumberText.ratio(value) + NumberText.bracketed(low, high);
    }

    /** The mark at a height; none where the ratio is unknown. */
    List<Series.Mark> mark(double y) {
        return value == null
                ? List.of()
                : List.of(new Series.Mark(value, y, hover, sign.isEmpty() ? Series.Kind.ESTIMATE : Series.Kind.BOUND));
    }

    /** Its interval at a height. */
    List<Series.Whisker> whiskers(double y) {
        var ends = new ArrayList<Series.Whisker>();
        if (value == null) {
            return ends;
        }
        if (low != null) {
            ends.add(new Series.Whisker(value, y, low, y, false));
        }
        if (high != null) {
            ends.add(new Series.Whisker(value, y, high, y, false));
        }
        if (openBelow) {
            ends.add(new Series.Whisker(value, y, value / BEYOND, y, true));
        }
        if (openAbove) {
            ends.add(new Series.Whisker(value, y, value * BEYOND, y, true));
        }
        return ends;
    }
}
