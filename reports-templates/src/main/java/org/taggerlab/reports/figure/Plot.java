package org.taggerlab.reports.figure;

import java.util.List;

/**
 * One panel: two axes and what is drawn between them.
 *
 * @param id unique in its page; a letter first, then letters, digits and {@code -}
 * @param title what a screen reader announces
 * @param description what is to be seen, in words and numbers, for who cannot see it
 * @param heading a few words above the panel, empty for none
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series what is drawn, in this order
 * @param rules reference lines
 */
public record Plot(
        String id,
        String title,
        String description,
        String heading,
        Axis x,
        Axis y,
        List<Series> series,
        List<Rule> rules) {

    private static final double ROW_HEIGHT = 15;
    private static final double BESIDE_ROWS = 74;

    /** A straight reference line from one place to another. */
    public record Rule(double x0, double y0, double x1, double y1) {}

    /** A plot without reference lines. */
    public static Plot of(
            String id, String title, String description, String heading, Axis x, Axis y, List<Series> series) {
        return new Plot(id, title, description, heading, x, y, List.copyOf(series), List.of());
    }

    /** Its height in units of which it is 480 wide: more where every tick of the vertical axis is a row with a name. */
    double height() {
        return Math.max(
                PlotRenderer.HEIGHT, BESIDE_ROWS + ROW_HEIGHT * y.ticks().size());
    }

    /** This plot with reference lines. */
    public Plot with(Rule... lines) {
        return new Plot(id, title, description, heading, x, y, series, List.of(lines));
    }
}
