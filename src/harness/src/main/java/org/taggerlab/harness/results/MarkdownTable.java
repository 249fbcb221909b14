package org.taggerlab.harness.results;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as Markdown writes them, their words without markup. */
final class MarkdownTable {

    private MarkdownTable() {}

    /**
     * A table.
     *
     * @param alignment {@code l} or {@code r} for each column
     * @param heads one a column
     * @param rows as many cells each as there are columns
     */
    static String of(String alignment, List<String> heads, List<List<String>> rows) {
        var table = new StringBuilder(row(heads));
        alignment.chars().forEach(side -> table.append(side == 'r' ? "|---:" : "|---"));
        table.append("|\n");
        rows.forEach(row -> table.append(row(row)));
        return table.append('\n').toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownText::of).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
