package org.taggerlab.reports.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Markup;

/** A figure of a page as one file: its legend and panels, with a style of its own for white paper. */
final class SvgFile {
    private static final String STYLE = "/org/taggerlab/reports/templates/figure.css";
    /** What the style names. */
    static final String FONTS = "Helvetica, Arial, sans-serif";

    private static final int PANEL_WIDTH = 480;
    private static final Pattern HEIGHT = Pattern.compile("viewBox=\"0 0 480 (\\d+)");
    private static final int GAP = 12;
    private static final int ROW = 22;
    private static final int SWATCH = 40;

    private SvgFile() {}

    /** The figure, as a document of its own. */
    static String of(FigureView figure) {
        int panels = figure.panels().size();
        int columns = panels == 2 || panels == 4 ? 2 : Math.min(3, panels);
        int width = columns * PANEL_WIDTH + (columns - 1) * GAP;
        var drawn = new StringBuilder();
        int top = legend(drawn, figure, width);
        int panelHeight =
                figure.panels().stream().mapToInt(SvgFile::height).max().orElse(0);
        for (int i = 0; i < panels; i++) {
            place(
                    drawn,
                    figure.panels().get(i).html(),
                    i % columns * (PANEL_WIDTH + GAP),
                    top + i / columns * (panelHeight + GAP),
                    PANEL_WIDTH,
                    panelHeight);
        }
        int rows = (panels + columns - 1) / columns;
        int height = top + rows * panelHeight + (rows - 1) * GAP;
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s">
                <style>
                %3$s</style>
                """.formatted(width, height, style()) + drawn + "</svg>\n";
    }

    private static int height(Markup panel) {
        return HEIGHT.matcher(panel.html())
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** Draws the names, in as many rows as it takes, and says where they end. */
    private static int legend(StringBuilder drawn, FigureView figure, int width) {
        int x = 0;
        int y = 0;
        for (var entry : figure.legend()) {
            int length = SWATCH + 7 * entry.name().length() + 2 * GAP;
            if (x > 0 && x + length > width) {
                x = 0;
                y += ROW;
            }
            place(drawn, entry.swatch().html(), x, y + 4, 34, 14);
            drawn.append("<text class=\"name\" x=\"%s\" y=\"%s\">%s</text>\n"
                    .formatted(x + SWATCH, y + 15, escaped(entry.name())));
            x += length;
        }
        return figure.legend().isEmpty() ? 0 : y + ROW;
    }

    private static void place(StringBuilder drawn, String svg, int x, int y, int width, int height) {
        drawn.append("<svg x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"".formatted(x, y, width, height))
                .append(svg.substring("<svg".length()))
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String style() {
        try (var stream = SvgFile.class.getResourceAsStream(STYLE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STYLE, e);
        }
    }
}
