package org.taggerlab.reports.content;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.PlotRenderer;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.figure.Style;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Markup;
import org.taggerlab.reports.model.Table;

/** Makes the figures of one page and numbers them in the order in which they are made. */
final class Figures {
    private int number;

    /** The figure, or none if no panel shows anything. */
    List<FigureView> figure(
            String id,
            String title,
            String caption,
            List<Plot> panels,
            List<FigureView.LegendEntry> legend,
            Table table) {
        return drawn(
                id,
                title,
                caption,
                PlotRenderer.svgs(
                        panels.stream().filter(Figures::showsSomething).toList()),
                legend,
                table);
    }

    /** The figure of finished drawings, or none if there are none. */
    List<FigureView> drawn(
            String id,
            String title,
            String caption,
            List<String> svgs,
            List<FigureView.LegendEntry> legend,
            Table table) {
        if (svgs.isEmpty()) {
            return List.of();
        }
        number++;
        return List.of(new FigureView(
                id, number, title, caption, svgs.stream().map(Markup::new).toList(), legend, table));
    }

    /** A legend of these names. */
    static List<FigureView.LegendEntry> legend(List<String> names, Function<String, Style> style, boolean marked) {
        return names.stream()
                .map(n -> new FigureView.LegendEntry(new Markup(PlotRenderer.swatch(style.apply(n), marked)), n))
                .collect(Collectors.toList());
    }

    private static boolean showsSomething(Plot plot) {
        return plot.series().stream()
                .anyMatch(s -> !s.line().isEmpty() || !s.dots().isEmpty());
    }

    /** Whether a series shows anything. */
    static boolean isDrawn(Series series) {
        return !series.line().isEmpty() || !series.dots().isEmpty();
    }
}
