package org.taggerlab.harness.comparison;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.taggerlab.harness.results.MarkdownText;
import org.taggerlab.harness.results.Wording;

/** Markdown that stays below 60 kB: every section has its heading, and says how many of its rows were left out. */
final class ShortPage {
    /** Below 60 kB with headings and counts after the last row that had room. */
    private static final int MOST_BYTES = 58_000;

    private static final int MOST_CHARACTERS_A_VALUE = 100;

    private final StringBuilder page = new StringBuilder();
    private int bytes;

    /** What is short by itself and stands in any case. */
    ShortPage add(String text) {
        page.append(text);
        bytes += size(text);
        return this;
    }

    /**
     * A section, none without rows.
     *
     * @param head what stands above the rows
     * @param rows a line each, the most important first
     * @param most rows that are shown at most
     */
    ShortPage section(String title, String head, List<String> rows, int most) {
        if (rows.isEmpty()) {
            return this;
        }
        add("## " + title + "\n\n" + head);
        int shown = 0;
        while (shown < Math.min(most, rows.size()) && fits(rows.get(shown))) {
            shown++;
        }
        int rest = rows.size() - shown;
        return add(rest == 0 ? "\n" : "\n... and " + Wording.count(rest, "more row") + "\n\n");
    }

    String text() {
        return page.toString();
    }

    /** A user's name or value, on one line, without markup, and not longer than a cell may be. */
    static String value(String text) {
        int characters = text.codePointCount(0, text.length());
        return MarkdownText.of(
                characters <= MOST_CHARACTERS_A_VALUE
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS_A_VALUE)) + "...");
    }

    private boolean fits(String row) {
        if (bytes + size(row) > MOST_BYTES) {
            return false;
        }
        add(row);
        return true;
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
