package org.taggerlab.reports.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws a {@link Plot} as one {@code <svg>} element.
 *
 * <p>Text is set for a width of 480 units, which is what a phone held upright still shows legibly; the page scales it.
 * Every mark with a text carries it as {@code <title>} and has the class {@code pt}.
 */
public final class PlotRenderer {
    static final double WIDTH = 480;
    /** The least, and that of most plots. */
    static final double HEIGHT = 320;
    /** Characters of a name beside the vertical axis that have room there, wide ones too. */
    private static final int LONGEST_TICK = 24;

    private static final double LEFT = 60;
    private static final double RIGHT = 14;
    private static final double BOTTOM = 46;
    private static final double CHARACTER = 7;
    /** Of a name, which may have many wide letters, in the larger letters of a phone. */
    private static final double WIDE_CHARACTER = 8;

    private static final double GAP = 6;
    /** So many of a heading fit above a panel; the title holds all of them. */
    private static final int MOST_CHARACTERS = 50;

    private PlotRenderer() {}

    /** The plot as SVG, well-formed XML without a declaration. */
    public static String svg(Plot plot) {
        return svgs(List.of(plot)).get(0);
    }

    /** Plots that are compared: vertical axes that show the same span the same. */
    public static List<String> svgs(List<Plot> plots) {
        var ys = new HashMap<Axis, Range>();
        var xs = new ArrayList<Range>();
        for (var plot : plots) {
            var x = new Range(plot.x());
            measure(plot, x, ys.computeIfAbsent(plot.y(), Range::new));
            xs.add(x);
        }
        return IntStream.range(0, plots.size())
                .mapToObj(i -> svg(plots.get(i), xs.get(i), ys.get(plots.get(i).y())))
                .toList();
    }

    private static String svg(Plot plot, Range xs, Range ys) {
        double top = plot.heading().isEmpty() ? 12 : 28;
        Scale y = ys.scale(plot.height() - BOTTOM, top);
        double left = leftMargin(Ticks.of(plot.y(), y));
        Scale x = xs.scale(left, WIDTH - RIGHT);

        var svg = new StringBuilder();
        open(svg, plot.id(), plot.title(), plot.description(), plot.height());
        frame(svg, plot.heading(), plot.x(), plot.y(), x, y);
        svg.append("<clipPath id=\"")
                .append(plot.id())
                .append("-c\"><rect x=\"")
                .append(SvgText.number(left))
                .append("\" y=\"")
                .append(SvgText.number(top))
                .append("\" width=\"")
                .append(SvgText.number(WIDTH - RIGHT - left))
                .append("\" height=\"")
                .append(SvgText.number(y.start() - top))
                .append("\"/></clipPath><g clip-path=\"url(#")
                .append(plot.id())
                .append("-c)\">");
        for (var rule : plot.rules()) {
            svg.append("<path class=\"rule\" d=\"M")
                    .append(at(x, y, rule.x0(), rule.y0()))
                    .append('L')
                    .append(at(x, y, rule.x1(), rule.y1()))
                    .append("\"/>");
        }
        var artist = new SeriesArtist(svg, x, y);
        plot.series().forEach(artist::band);
        plot.series().forEach(artist::line);
        svg.append("</g>");
        plot.series().forEach(artist::marks);
        return svg.append("</svg>").toString();
    }

    /** A short piece of line with its marker, for a legend. */
    public static String swatch(Style style, boolean marked) {
        var svg = new StringBuilder(
                "<svg class=\"swatch\" viewBox=\"0 0 34 14\" aria-hidden=\"true\" focusable=\"false\">");
        svg.append("<path class=\"ln ").append(style.css()).append('"');
        SeriesArtist.dash(svg, style);
        svg.append(" d=\"M1 7H33\"/>");
        if (marked) {
            svg.append("<path class=\"mk ")
                    .append(style.css())
                    .append("\" d=\"")
                    .append(style.marker(17, 7, 4))
                    .append("\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private static double leftMargin(List<Axis.Tick> ticks) {
        int longest = ticks.stream().mapToInt(t -> t.label().length()).max().orElse(0);
        return Math.max(LEFT, Math.min(0.47 * WIDTH, 30 + WIDE_CHARACTER * longest));
    }

    private static void measure(Plot plot, Range xs, Range ys) {
        for (var rule : plot.rules()) {
            // a line of reference is of use only where it can be seen
            if (rule.x0() == rule.x1()) {
                xs.data(rule.x0());
            } else if (rule.y0() == rule.y1()) {
                ys.data(rule.y0());
            }
        }
        for (var series : plot.series()) {
            for (var mark : all(series.line(), series.dots())) {
                xs.data(mark.x());
                ys.data(mark.y());
            }
            for (var span : series.band()) {
                xs.data(span.x());
                ys.band(span.low());
                ys.band(span.high());
            }
            for (var whisker : series.whiskers()) {
                xs.interval(whisker.x0());
                xs.interval(whisker.x1());
                ys.interval(whisker.y0());
                ys.interval(whisker.y1());
            }
        }
    }

    private static List<Series.Mark> all(List<Series.Mark> line, List<Series.Mark> dots) {
        var marks = new ArrayList<>(line);
        marks.addAll(dots);
        return marks;
    }

    static void open(StringBuilder svg, String id, String title, String description, double height) {
        svg.append("<svg class=\"plot\" id=\"")
                .append(id)
                .append("\" viewBox=\"0 0 480 ")
                .append(SvgText.number(height))
                .append("\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-t ")
                .append(id)
                .append("-d\" tabindex=\"0\"><title id=\"")
                .append(id)
                .append("-t\">")
                .append(SvgText.escape(title))
                .append("</title><desc id=\"")
                .append(id)
                .append("-d\">")
                .append(SvgText.escape(description))
                .append("</desc>");
    }

    static void frame(StringBuilder svg, String heading, Axis xAxis, Axis yAxis, Scale x, Scale y) {
        if (!heading.isEmpty()) {
            heading(svg, heading, x);
        }
        double bottom = y.start();
        var ticks = Ticks.of(xAxis, x);
        double beyond = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.size(); i++) {
            var tick = ticks.get(i);
            double px = x.pixel(tick.value());
            svg.append("<path class=\"grid\" d=\"M")
                    .append(SvgText.number(px))
                    .append(' ')
                    .append(SvgText.number(bottom))
                    .append('V')
                    .append(SvgText.number(y.end()))
                    .append("\"/>");
            // the last word is always there: it says how far the axis goes
            boolean last = i == ticks.size() - 1;
            double free = last ? WIDTH + 20 : before(ticks.get(ticks.size() - 1), x);
            double half = CHARACTER * tick.label().length() / 2;
            if (px - half > beyond && px + half < free) {
                text(svg, "tk", px, bottom + 20, "middle", tick.label());
                beyond = px + half + GAP;
            }
        }
        for (var tick : Ticks.of(yAxis, y)) {
            double py = y.pixel(tick.value());
            svg.append("<path class=\"grid\" d=\"M")
                    .append(SvgText.number(x.start()))
                    .append(' ')
                    .append(SvgText.number(py))
                    .append('H')
                    .append(SvgText.number(x.end()))
                    .append("\"/>");
            text(svg, "tk", x.start() - 7, py + 4, "end", SvgText.shortened(tick.label(), LONGEST_TICK));
        }
        svg.append("<path class=\"axis\" d=\"M")
                .append(SvgText.number(x.start()))
                .append(' ')
                .append(SvgText.number(y.end()))
                .append('V')
                .append(SvgText.number(bottom))
                .append('H')
                .append(SvgText.number(x.end()))
                .append("\"/>");
        double half = WIDE_CHARACTER * xAxis.label().length() / 2;
        double centre = Math.max(WIDTH / 2, Math.min((x.start() + x.end()) / 2, WIDTH - half));
        text(svg, "ax", centre, bottom + BOTTOM - 8, "middle", xAxis.label());
        if (!yAxis.label().isEmpty()) {
            double middle = (y.start() + y.end()) / 2;
            svg.append("<text class=\"ax\" text-anchor=\"middle\" transform=\"translate(14 ")
                    .append(SvgText.number(middle))
                    .append(")rotate(-90)\">")
                    .append(SvgText.drawn(yAxis.label()))
                    .append("</text>");
        }
    }

    private static double before(Axis.Tick tick, Scale x) {
        return x.pixel(tick.value()) - CHARACTER * tick.label().length() / 2 - GAP;
    }

    private static void heading(StringBuilder svg, String heading, Scale x) {
        String shown = SvgText.shortened(heading, MOST_CHARACTERS);
        if (shown.equals(heading)) {
            text(svg, "hd", x.start(), 16, "start", heading);
            return;
        }
        // the width of these letters is unknown, so it is set
        svg.append("<text class=\"hd\" x=\"")
                .append(SvgText.number(x.start()))
                .append("\" y=\"16\" textLength=\"")
                .append(SvgText.number(x.end() - x.start()))
                .append("\" lengthAdjust=\"spacingAndGlyphs\">")
                .append(SvgText.drawn(shown))
                .append("</text>");
    }

    static void text(StringBuilder svg, String css, double x, double y, String anchor, String words) {
        svg.append("<text class=\"")
                .append(css)
                .append("\" x=\"")
                .append(SvgText.number(x))
                .append("\" y=\"")
                .append(SvgText.number(y))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(SvgText.drawn(words))
                .append("</text>");
    }

    static String at(Scale x, Scale y, double vx, double vy) {
        return SvgText.number(x.pixel(vx)) + " " + SvgText.number(y.pixel(vy));
    }
}
