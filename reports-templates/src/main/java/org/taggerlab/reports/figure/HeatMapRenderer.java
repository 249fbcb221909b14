package org.taggerlab.reports.figure;

import java.util.Locale;

/** Draws a {@link HeatMap}: one colour, the denser the more opaque, so that it reads on paper and on a dark screen. */
public final class HeatMapRenderer {
    /** More steps than an eye can distinguish would only cost bytes. */
    private static final int LEVELS = 25;

    private static final double BAR_WIDTH = 12;

    /** So many of a heading fit beside the unit. */
    private static final int MOST_CHARACTERS = 28;

    private HeatMapRenderer() {}

    /** The image as SVG, well-formed XML without a declaration. */
    public static String svg(HeatMap map) {
        double right = PlotRenderer.WIDTH - 74;
        var x = new Scale(false, map.x().min(), map.x().max(), 60, right);
        var y = new Scale(false, map.y().min(), map.y().max(), PlotRenderer.HEIGHT - 46, 28);
        var svg = new StringBuilder();
        PlotRenderer.open(svg, map.id(), map.title(), map.description(), PlotRenderer.HEIGHT);
        PlotRenderer.frame(svg, SvgText.shortened(map.heading(), MOST_CHARACTERS), map.x(), map.y(), x, y);
        for (int row = 0; row < map.rows(); row++) {
            row(svg, map, row, x, y);
        }
        bar(svg, map, right + 14, y);
        return svg.append("</svg>").toString();
    }

    private static void row(StringBuilder svg, HeatMap map, int row, Scale x, Scale y) {
        double height = (y.start() - y.end()) / map.rows();
        double width = (x.end() - x.start()) / map.columns();
        double top = y.start() - (row + 1) * height;
        int from = 0;
        for (int column = 1; column <= map.columns(); column++) {
            int level = level(map, row, from);
            if (column == map.columns() || level(map, row, column) != level) {
                if (level > 0) {
                    cell(svg, map.style(), x.start() + from * width, top, (column - from) * width, height, level);
                }
                from = column;
            }
        }
    }

    private static int level(HeatMap map, int row, int column) {
        double share = map.values()[row * map.columns() + column] / map.most();
        return Double.isFinite(share) ? (int) Math.round(Math.max(0, Math.min(1, share)) * LEVELS) : 0;
    }

    private static void cell(
            StringBuilder svg, Style style, double x, double y, double width, double height, int level) {
        svg.append("<rect class=\"cell ")
                .append(style.css())
                .append("\" x=\"")
                .append(SvgText.number(x))
                .append("\" y=\"")
                .append(SvgText.number(y))
                .append("\" width=\"")
                .append(SvgText.number(width))
                .append("\" height=\"")
                .append(SvgText.number(height))
                .append("\" fill-opacity=\"")
                .append(String.format(Locale.ROOT, "%.2f", (double) level / LEVELS))
                .append("\"/>");
    }

    private static void bar(StringBuilder svg, HeatMap map, double x, Scale y) {
        double height = (y.start() - y.end()) / LEVELS;
        for (int level = 1; level <= LEVELS; level++) {
            cell(svg, map.style(), x, y.start() - level * height, BAR_WIDTH, height, level);
        }
        var scale = new Scale(false, 0, map.most(), y.start(), y.end());
        for (var tick : Ticks.of(Axis.linear(""), scale)) {
            PlotRenderer.text(svg, "tk", x + BAR_WIDTH + 5, scale.pixel(tick.value()) + 4, "start", tick.label());
        }
        PlotRenderer.text(svg, "tk", PlotRenderer.WIDTH - 4, 16, "end", map.unit());
    }
}
