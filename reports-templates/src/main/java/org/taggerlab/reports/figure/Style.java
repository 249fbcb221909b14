package org.taggerlab.reports.figure;

/**
 * How a series looks: a colour by its CSS class, and a marker and a dash, so that it is recognisable without colour too.
 */
public enum Style {
    /** Filled circle, solid line. */
    CIRCLE("s0", ""),
    /** Filled square, long dashes. */
    SQUARE("s1", "7 3"),
    /** Triangle, short dashes. */
    TRIANGLE("s2", "2 3"),
    /** Diamond, dash and dot. */
    DIAMOND("s3", "8 3 2 3"),
    /** Triangle that points down, dash and two dots. */
    WEDGE("s4", "8 3 2 3 2 3"),
    /** Cross, wide dashes. */
    CROSS("s5", "4 5"),
    /** Bar that lies, long dashes far apart. */
    BAR("s6", "12 4"),
    /** Upright bar, dots. */
    POST("s7", "1 4"),
    /** Triangle that points to the left, dash and three dots. */
    LEFT("s0", "8 3 2 3 2 3 2 3"),
    /** Triangle that points to the right, short and long dashes. */
    RIGHT("s1", "2 3 8 3"),
    /** Hexagon, very long dashes. */
    HEXAGON("s2", "16 4"),
    /** Pentagon, dashes. */
    PENTAGON("s3", "5 3"),
    /** Flat diamond, two dashes and a dot. */
    LENS("s4", "6 3 6 3 1 3"),
    /** Hourglass, three dashes and a gap. */
    HOURGLASS("s5", "4 2 4 2 4 6");

    private final String css;
    private final String dash;

    Style(String css, String dash) {
        this.css = css;
        this.dash = dash;
    }

    /** The CSS class that carries the colour. */
    public String css() {
        return css;
    }

    /** The dash pattern, empty for a solid line. */
    public String dash() {
        return dash;
    }

    /** The marker around a place, as the data of an SVG path. */
    String marker(double x, double y, double r) {
        var c = SvgText.number(x) + " " + SvgText.number(y);
        return switch (this) {
            case CIRCLE -> "M" + SvgText.number(x - r) + " " + SvgText.number(y) + arc(r, 2 * r) + arc(r, -2 * r) + "z";
            case SQUARE ->
                "M" + c + "m" + pair(-r, -r) + "h" + SvgText.number(2 * r) + "v" + SvgText.number(2 * r) + "h"
                        + SvgText.number(-2 * r) + "z";
            case TRIANGLE ->
                "M" + c + "m" + pair(0, -1.2 * r) + "l" + pair(1.2 * r, 2.1 * r) + "h" + SvgText.number(-2.4 * r) + "z";
            case DIAMOND ->
                "M" + c + "m" + pair(0, -1.4 * r) + "l" + pair(1.4 * r, 1.4 * r) + "l" + pair(-1.4 * r, 1.4 * r) + "l"
                        + pair(-1.4 * r, -1.4 * r) + "z";
            case WEDGE ->
                "M" + c + "m" + pair(0, 1.2 * r) + "l" + pair(-1.2 * r, -2.1 * r) + "h" + SvgText.number(2.4 * r) + "z";
            case LEFT ->
                "M" + c + "m" + pair(-1.2 * r, 0) + "l" + pair(2.1 * r, -1.2 * r) + "v" + SvgText.number(2.4 * r) + "z";
            case RIGHT ->
                "M" + c + "m" + pair(1.2 * r, 0) + "l" + pair(-2.1 * r, -1.2 * r) + "v" + SvgText.number(2.4 * r) + "z";
            case HEXAGON -> polygon(x, y, 1.2 * r, 6);
            case PENTAGON -> polygon(x, y, 1.2 * r, 5);
            case LENS ->
                "M" + c + "m" + pair(-1.7 * r, 0) + "l" + pair(1.7 * r, -0.8 * r) + "l" + pair(1.7 * r, 0.8 * r) + "l"
                        + pair(-1.7 * r, 0.8 * r) + "z";
            case HOURGLASS ->
                "M" + c + "m" + pair(-1.1 * r, -1.2 * r) + "h" + SvgText.number(2.2 * r) + "l" + pair(-2.2 * r, 2.4 * r)
                        + "h" + SvgText.number(2.2 * r) + "z";
            case BAR -> bar(c, 1.4 * r, 0.5 * r);
            case POST -> bar(c, 0.5 * r, 1.4 * r);
            case CROSS -> {
                double a = 0.5 * r;
                yield "M" + c + "m" + pair(-a, -a) + "v" + SvgText.number(-r) + "h" + SvgText.number(2 * a) + "v"
                        + SvgText.number(r) + "h" + SvgText.number(r) + "v" + SvgText.number(2 * a) + "h"
                        + SvgText.number(-r) + "v" + SvgText.number(r) + "h" + SvgText.number(-2 * a) + "v"
                        + SvgText.number(-r) + "h" + SvgText.number(-r) + "v" + SvgText.number(-2 * a) + "z";
            }
        };
    }

    private static String polygon(double x, double y, double r, int corners) {
        var path = new StringBuilder();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            path.append(i == 0 ? "M" : "L").append(pair(x + r * Math.sin(angle), y - r * Math.cos(angle)));
        }
        return path + "z";
    }

    private static String bar(String centre, double a, double b) {
        return "M" + centre + "m" + pair(-a, -b) + "h" + SvgText.number(2 * a) + "v" + SvgText.number(2 * b) + "h"
                + SvgText.number(-2 * a) + "z";
    }

    private static String arc(double r, double dx) {
        return "a" + pair(r, r) + " 0 1 0 " + pair(dx, 0);
    }

    private static String pair(double a, double b) {
        return SvgText.number(a) + " " + SvgText.number(b);
    }
}
