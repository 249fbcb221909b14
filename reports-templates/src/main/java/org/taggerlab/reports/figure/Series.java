package org.taggerlab.reports.figure;

import java.util.List;

/**
 * What one name in the legend means; every part may be empty.
 *
 * @param name its name
 * @param style its look
 * @param line a line through these places, in this order
 * @param marked whether the places of the line carry markers
 * @param band an area, drawn under everything
 * @param dots single places, such as every repetition
 * @param whiskers intervals around places
 * @param stroke how the line is drawn
 */
public record Series(
        String name,
        Style style,
        List<Mark> line,
        boolean marked,
        List<Span> band,
        List<Mark> dots,
        List<Whisker> whiskers,
        Stroke stroke) {

    /** How a line is drawn. */
    public enum Stroke {
        /** As its style says. */
        FULL,
        /** One of many, such as one repetition. */
        THIN,
        /** Beside those that matter more, in dots. */
        DOTTED,
        /** Not at all: the places stand alone. */
        NONE
    }

    /**
     * A place.
     *
     * @param text what hover shows; empty: no hover
     * @param kind what is known of its value
     */
    public record Mark(double x, double y, String text, Kind kind) {
        /** An estimate. */
        public Mark(double x, double y, String text) {
            this(x, y, text, Kind.ESTIMATE);
        }

        /** An estimate, or a lower limit. */
        public Mark(double x, double y, String text, boolean limit) {
            this(x, y, text, limit ? Kind.LOWER_LIMIT : Kind.ESTIMATE);
        }
    }

    /** What is known of a value; what is no estimate is drawn hollow. */
    public enum Kind {
        /** The value. */
        ESTIMATE,
        /** That it is not smaller: an arrow upwards. */
        LOWER_LIMIT,
        /** That it is not smaller, or not larger, as an open interval says. */
        BOUND
    }

    /** The band at x reaches from low to high. */
    public record Span(double x, double low, double high) {}

    /** An interval from one place to another; with an open end it goes on beyond it, to the frame. */
    public record Whisker(double x0, double y0, double x1, double y1, boolean open) {}

    /** A marked line with a band and single dots. */
    public static Series curve(String name, Style style, List<Mark> line, List<Span> band, List<Mark> dots) {
        return new Series(name, style, line, true, band, dots, List.of(), Stroke.FULL);
    }

    /** A line without markers, with a band. */
    public static Series line(String name, Style style, List<Mark> line, List<Span> band) {
        return new Series(name, style, line, false, band, List.of(), List.of(), Stroke.FULL);
    }

    /** One of many lines. */
    public static Series thinLine(String name, Style style, List<Mark> line) {
        return new Series(name, style, line, false, List.of(), List.of(), List.of(), Stroke.THIN);
    }

    /** A line of dots beside others. */
    public static Series dotted(String name, Style style, List<Mark> line) {
        return new Series(name, style, line, false, List.of(), List.of(), List.of(), Stroke.DOTTED);
    }

    /** Markers with intervals, no line. */
    public static Series intervals(String name, Style style, List<Mark> marks, List<Whisker> whiskers) {
        return new Series(name, style, marks, true, List.of(), List.of(), whiskers, Stroke.NONE);
    }

    /** This series with single places. */
    public Series with(List<Mark> places) {
        return new Series(name, style, line, marked, band, places, whiskers, stroke);
    }
}
