package org.taggerlab.reports.figure;

import org.taggerlab.vocabulary.diagnostic.VisibleText;

/** Numbers and words as they stand in SVG. */
final class SvgText {
    private SvgText() {}

    /** A coordinate to a tenth of a pixel, which is finer than print shows. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        var text = new StringBuilder();
        if (tenths < 0) {
            text.append('-');
            tenths = -tenths;
        }
        text.append(tenths / 10);
        if (tenths % 10 != 0) {
            text.append('.').append(tenths % 10);
        }
        return text.toString();
    }

    /** Text that means nothing to XML; characters that cannot be seen become their codes. */
    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        VisibleText.lines(text).codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** Text as it is drawn, with the letters of efficiencies lowered: a renderer may not know another way than to move them. */
    static String drawn(String text) {
        return escape(text)
                .replaceAll("ε([BS])(.?)", "ε<tspan dy=\"3\" font-size=\"75%\">$1</tspan><tspan dy=\"-3\">$2</tspan>");
    }

    /** A text of at most so many characters, its beginning and its end if it had more. */
    static String shortened(String text, int most) {
        int[] points = text.codePoints().toArray();
        if (points.length <= most) {
            return text;
        }
        int part = (most - 1) / 2;
        return new String(points, 0, part) + "…" + new String(points, points.length - part, part);
    }
}
