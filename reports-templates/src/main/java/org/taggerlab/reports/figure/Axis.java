package org.taggerlab.reports.figure;

import java.util.List;

/**
 * One axis of a plot.
 *
 * @param label what it shows, with its unit
 * @param log whether it is logarithmic; values that are not positive are then left out
 * @param ticks where ticks stand; empty: nice numbers are chosen
 * @param min no value of this axis is smaller, such as 0 for an efficiency; {@code null}: follow the data
 * @param max likewise at the upper end
 * @param fixed whether the axis spans exactly {@code min} to {@code max}
 */
public record Axis(String label, boolean log, List<Tick> ticks, Double min, Double max, boolean fixed) {

    /** A place on an axis and the word under it. */
    public record Tick(double value, String label) {}

    /** A linear axis that follows the data. */
    public static Axis linear(String label) {
        return new Axis(label, false, List.of(), null, null, false);
    }

    /** A logarithmic axis that follows the data. */
    public static Axis log(String label) {
        return new Axis(label, true, List.of(), null, null, false);
    }

    /** This axis, never beyond these values; either may be {@code null}. */
    public Axis within(Double least, Double most) {
        return new Axis(label, log, ticks, least, most, false);
    }

    /** This axis from exactly {@code from} to exactly {@code to}. */
    public Axis spanning(double from, double to) {
        return new Axis(label, log, ticks, from, to, true);
    }

    /** This axis with ticks at these places. */
    public Axis at(List<Tick> places) {
        return new Axis(label, log, List.copyOf(places), min, max, fixed);
    }
}
