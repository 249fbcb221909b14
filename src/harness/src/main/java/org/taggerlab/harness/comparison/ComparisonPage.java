package org.taggerlab.harness.comparison;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.results.MarkdownText;
import org.taggerlab.harness.results.Wording;

/** A comparison as Markdown, cut off with a count where it gets too long for a pull request's comment. */
final class ComparisonPage {
    /** Below 60 kB with what the cut itself says. */
    private static final int MOST_BYTES = 58_000;

    private static final int MOST_LINES_A_LIST = 40;
    private static final int MOST_CHARACTERS_A_VALUE = 100;

    private final StringBuilder page = new StringBuilder();
    private int bytes;

    private ComparisonPage() {}

    static String markdown(Comparison comparison, FailOn failOn) {
        return new ComparisonPage().of(comparison, failOn);
    }

    private String of(Comparison comparison, FailOn failOn) {
        add("# " + MarkdownText.of(comparison.experiment()) + " against its baseline\n\n");
        add(verdict(comparison, failOn) + "\n\n");
        fields("Environment", comparison.environment());
        fields("Samples", comparison.samples());
        fields("Configuration", comparison.configuration());
        cells("Lost: every trial failed", comparison.lost());
        differences(comparison.cells());
        cells("Only in the baseline", comparison.onlyInBaseline());
        cells("Only here", comparison.onlyInCurrent());
        return page.toString();
    }

    private static String verdict(Comparison comparison, FailOn failOn) {
        if (comparison.hasNothingInCommon()) {
            return "**Nothing in common**: the baseline has none of these prescriptions and sizes.";
        }
        var counts = Stream.of(CellDifference.Verdict.values())
                .map(verdict -> comparison.cells().stream()
                                .filter(cell -> cell.verdict() == verdict)
                                .count()
                        + " " + verdict.words())
                .collect(Collectors.joining(", "));
        int violations = comparison.violations(failOn).size();
        return "**%s** (fail on %s). Of %s: %s. %s"
                .formatted(
                        violations == 0 ? "Passed" : Wording.count(violations, "violation"),
                        failOn.label(),
                        Wording.count(comparison.cells().size(), "comparison"),
                        counts,
                        sameConditions(comparison)
                                ? "Environment, samples and configuration are the same."
                                : "Not everything else was the same, see below.");
    }

    private static boolean sameConditions(Comparison comparison) {
        return comparison.environment().isEmpty()
                && comparison.samples().isEmpty()
                && comparison.configuration().isEmpty();
    }

    private void fields(String title, List<FieldDifference> fields) {
        if (fields.isEmpty()) {
            return;
        }
        add("## " + title + " differs\n\n| key | baseline | here |\n|---|---|---|\n");
        fields.stream()
                .limit(MOST_LINES_A_LIST)
                .forEach(field -> add("| %s | %s | %s |\n"
                        .formatted(value(field.key()), value(field.baseline()), value(field.current()))));
        rest(fields.size() - MOST_LINES_A_LIST, "more");
    }

    private void cells(String title, List<Cell> cells) {
        if (cells.isEmpty()) {
            return;
        }
        add("## " + title + "\n\n");
        cells.stream().limit(MOST_LINES_A_LIST).forEach(cell -> add("- " + value(cell.name()) + "\n"));
        rest(cells.size() - MOST_LINES_A_LIST, "more");
    }

    private void differences(List<CellDifference> cells) {
        if (cells.isEmpty()) {
            return;
        }
        add("## Metrics\n\nHere minus baseline, 95 % interval; p-values after Holm over all rows; n repetitions.\n\n");
        add("| verdict | metric | prescription | jets | baseline | here | difference | p | n |\n");
        add("|---|---|---|---:|---:|---:|---:|---:|---:|\n");
        for (int i = 0; i < cells.size(); i++) {
            if (!add(row(cells.get(i)))) {
                rest(cells.size() - i, "rows were cut off");
                return;
            }
        }
        add("\n");
    }

    private static String row(CellDifference cell) {
        return Stream.of(
                        cell.verdict().words(),
                        cell.metric().label(),
                        value(cell.prescription()),
                        Wording.jets(cell.size()),
                        Wording.metric(cell.baseline()),
                        Wording.metric(cell.current()),
                        cell.words(),
                        value(cell.test()),
                        cell.baselineRepetitions() + " / " + cell.currentRepetitions())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String value(String text) {
        int characters = text.codePointCount(0, text.length());
        return MarkdownText.of(
                characters <= MOST_CHARACTERS_A_VALUE
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS_A_VALUE)) + "...");
    }

    private void rest(int count, String what) {
        page.append(count > 0 ? "\n... and " + Wording.jets(count) + " " + what + "\n\n" : "\n");
    }

    /** Adds a piece if there is room for it. */
    private boolean add(String piece) {
        int more = piece.getBytes(StandardCharsets.UTF_8).length;
        if (bytes + more > MOST_BYTES) {
            return false;
        }
        bytes += more;
        page.append(piece);
        return true;
    }
}
