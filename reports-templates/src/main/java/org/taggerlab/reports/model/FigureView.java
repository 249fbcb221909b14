package org.taggerlab.reports.model;

import java.util.List;

/**
 * A figure.
 *
 * @param id unique in its page
 * @param number from 1, in reading order
 * @param title what it shows, one line
 * @param caption what a line, a band and a dot are, how many repetitions a point has, which jets
 * @param panels one {@code <svg>} each
 * @param legend what each series is
 * @param table the same numbers as a table
 */
public record FigureView(
        String id,
        int number,
        String title,
        String caption,
        List<Markup> panels,
        List<LegendEntry> legend,
        Table table) {

    /**
     * One line of the legend.
     *
     * @param swatch a short {@code <svg>} of the series' line and marker
     * @param name its name
     */
    public record LegendEntry(Markup swatch, String name) {}
}
