package org.taggerlab.reports.figure;

import java.util.List;

/** Draws the parts of a series between two scales. */
final class SeriesArtist {
    private final StringBuilder svg;
    private final Scale x;
    private final Scale y;

    SeriesArtist(StringBuilder svg, Scale x, Scale y) {
        this.svg = svg;
        this.x = x;
        this.y = y;
    }

    void band(Series series) {
        var spans = series.band().stream()
                .filter(s -> x.has(s.x()) && y.has(s.high()))
                .toList();
        if (spans.size() < 2) {
            return;
        }
        svg.append("<path class=\"band ").append(series.style().css()).append("\" d=\"");
        for (int i = 0; i < spans.size(); i++) {
            svg.append(i == 0 ? "M" : "L")
                    .append(PlotRenderer.at(x, y, spans.get(i).x(), spans.get(i).high()));
        }
        for (int i = spans.size() - 1; i >= 0; i--) {
            // a lower end that a logarithmic axis cannot show lies below the frame
            double low = y.has(spans.get(i).low()) ? spans.get(i).low() : y.low();
            svg.append('L').append(PlotRenderer.at(x, y, spans.get(i).x(), low));
        }
        svg.append("z\"/>");
    }

    void line(Series series) {
        for (var whisker : series.whiskers()) {
            whisker(series, whisker);
        }
        if (series.stroke() == Series.Stroke.NONE) {
            return;
        }
        // a limit is no place that a curve goes through
        var places = places(series.line()).stream()
                .filter(place -> place.kind() == Series.Kind.ESTIMATE)
                .toList();
        if (places.size() < 2) {
            return;
        }
        svg.append("<path class=\"ln ")
                .append(series.style().css())
                .append(series.stroke() == Series.Stroke.THIN ? " thin" : "")
                .append(series.stroke() == Series.Stroke.DOTTED ? " dotted" : "")
                .append('"');
        if (series.stroke() != Series.Stroke.DOTTED) {
            dash(svg, series.style());
        }
        svg.append(" d=\"");
        for (int i = 0; i < places.size(); i++) {
            svg.append(i == 0 ? "M" : "L")
                    .append(PlotRenderer.at(
                            x, y, places.get(i).x(), places.get(i).y()));
        }
        svg.append("\"/>");
    }

    void marks(Series series) {
        for (var dot : inside(series.dots())) {
            mark(series, dot, "dot", 2.6);
        }
        if (series.marked()) {
            for (var place : inside(series.line())) {
                mark(series, place, "mk", 4.4);
            }
        } else {
            for (var place : inside(series.line())) {
                if (!place.text().isEmpty()) {
                    mark(series, place, "ghost", 3.4);
                }
            }
        }
    }

    private void mark(Series series, Series.Mark mark, String css, double r) {
        double px = x.pixel(mark.x());
        double py = y.pixel(mark.y());
        svg.append("<path class=\"")
                .append(css)
                .append(' ')
                .append(series.style().css())
                .append(mark.kind() == Series.Kind.ESTIMATE ? "" : " bound");
        svg.append(mark.text().isEmpty() ? "\"" : " pt\"")
                .append(" d=\"")
                .append(series.style().marker(px, py, r));
        if (mark.kind() == Series.Kind.LOWER_LIMIT) {
            svg.append('M')
                    .append(SvgText.number(px))
                    .append(' ')
                    .append(SvgText.number(py))
                    .append("v-13m-3 4l3-4l3 4");
        }
        if (mark.text().isEmpty()) {
            svg.append("\"/>");
        } else {
            svg.append("\"><title>").append(SvgText.escape(mark.text())).append("</title></path>");
        }
    }

    private void whisker(Series series, Series.Whisker whisker) {
        if (!x.has(whisker.x0()) || !x.has(whisker.x1()) || !y.has(whisker.y0()) || !y.has(whisker.y1())) {
            return;
        }
        svg.append("<path class=\"wh ")
                .append(series.style().css())
                .append("\" d=\"M")
                .append(PlotRenderer.at(x, y, whisker.x0(), whisker.y0()));
        if (whisker.open()) {
            boolean back = whisker.x1() < whisker.x0();
            svg.append('H')
                    .append(SvgText.number(back ? x.start() + 1 : x.end() - 1))
                    .append(back ? "m6-4l-6 4l6 4" : "m-6-4l6 4l-6 4");
        } else {
            svg.append('L').append(PlotRenderer.at(x, y, whisker.x1(), whisker.y1()));
        }
        svg.append("\"/>");
    }

    private List<Series.Mark> places(List<Series.Mark> marks) {
        return marks.stream().filter(m -> x.has(m.x()) && y.has(m.y())).toList();
    }

    private List<Series.Mark> inside(List<Series.Mark> marks) {
        return marks.stream().filter(m -> x.spans(m.x()) && y.spans(m.y())).toList();
    }

    static void dash(StringBuilder svg, Style style) {
        if (!style.dash().isEmpty()) {
            svg.append(" stroke-dasharray=\"").append(style.dash()).append('"');
        }
    }
}
