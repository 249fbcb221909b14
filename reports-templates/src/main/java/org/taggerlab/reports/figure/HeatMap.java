package org.taggerlab.reports.figure;

/**
 * An image of densities between two axes, drawn by {@link HeatMapRenderer}.
 *
 * @param id unique in its page
 * @param title what a screen reader announces
 * @param description what is to be seen, in words and numbers
 * @param heading a few words above the image
 * @param style its colour
 * @param x the horizontal axis, from edge to edge
 * @param y the vertical axis, from edge to edge
 * @param columns bins along {@code x}
 * @param rows bins along {@code y}
 * @param values [rows, columns], row-major, rows by rising y
 * @param most the value of the darkest colour, the same for images to be compared
 * @param unit what a value is
 */
public record HeatMap(
        String id,
        String title,
        String description,
        String heading,
        Style style,
        Axis x,
        Axis y,
        int columns,
        int rows,
        double[] values,
        double most,
        String unit) {}
