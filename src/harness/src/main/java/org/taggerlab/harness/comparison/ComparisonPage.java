package org.taggerlab.harness.comparison;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.results.Wording;
import org.taggerlab.harness.statistics.repetitions.PairedTests;

/** A comparison as Markdown, short enough for a pull request's comment. */
final class ComparisonPage {
    private static final int MOST_LINES_A_LIST = 40;

    private ComparisonPage() {}

    static String markdown(Comparison comparison) {
        var page = new ShortPage()
                .add("# " + ShortPage.value(comparison.experiment()) + " against its baseline\n\n")
                .add(verdict(comparison) + "\n\n");
        list(page, "Samples", samples(comparison));
        fields(page, "Environment differs", comparison.environment());
        fields(page, "Samples differ", comparison.samples());
        fields(page, "Configuration differs", comparison.configuration());
        list(page, "Lost: every trial failed", names(comparison, comparison.lost()));
        metrics(page, comparison);
        list(page, "Only in the baseline", names(comparison, comparison.onlyInBaseline()));
        list(page, "Only here", names(comparison, comparison.onlyInCurrent()));
        return page.text();
    }

    static String verdict(Comparison comparison) {
        if (comparison.hasNothingInCommon()) {
            return "**Nothing in common**: the baseline has none of these prescriptions and sizes.";
        }
        var counts = Stream.of(CellDifference.Verdict.values())
                .map(verdict -> comparison.cells().stream()
                                .filter(cell -> cell.verdict() == verdict)
                                .count()
                        + " " + verdict.words())
                .collect(Collectors.joining(", "));
        int violations = comparison.violations().size();
        return "**%s** (fail on %s). Of %s: %s. %s%s"
                .formatted(
                        violations == 0 ? "Passed" : Wording.count(violations, "violation"),
                        comparison.failOn().label(),
                        Wording.count(comparison.cells().size(), "comparison"),
                        counts,
                        comparison.isTested() ? "" : UNTESTED,
                        comparison.hasSameConditions()
                                ? "Environment, samples and configuration are the same."
                                : "Not everything else was the same, see below.");
    }

    private static final String UNTESTED = "**No test**: no cell has " + PairedTests.FEWEST
            + " repetitions on both sides, so that nothing here can be significant. ";

    /** What nobody may take for data is marked here too. */
    private static List<String> samples(Comparison comparison) {
        return comparison.current().samples().stream()
                .map(sample -> "%s (%s): %s"
                        .formatted(
                                ShortPage.value(sample.name()),
                                ShortPage.value(sample.kind()),
                                ShortPage.value(String.join(", ", sample.used()))))
                .toList();
    }

    private static List<String> names(Comparison comparison, List<Cell> cells) {
        return cells.stream()
                .map(cell -> ShortPage.value(cell.name(comparison.current())))
                .toList();
    }

    private static void list(ShortPage page, String title, List<String> lines) {
        page.section(title, "", lines.stream().map(line -> "- " + line + "\n").toList(), MOST_LINES_A_LIST);
    }

    private static void fields(ShortPage page, String title, List<FieldDifference> fields) {
        var rows = fields.stream()
                .map(field -> "| %s | %s | %s |\n"
                        .formatted(
                                ShortPage.value(field.key()),
                                ShortPage.value(field.baseline()),
                                ShortPage.value(field.current())))
                .toList();
        page.section(title, "| key | baseline | here |\n|---|---|---|\n", rows, MOST_LINES_A_LIST);
    }

    private static void metrics(ShortPage page, Comparison comparison) {
        String head = "Here minus baseline, 95 % interval; p-values after Holm over all rows; n repetitions.\n\n"
                + "| verdict | metric | prescription | " + Wording.sizeUnit(comparison.current())
                + " | baseline | here | difference | p | test | n |\n"
                + "|---|---|---|---:|---:|---:|---:|---:|---|---:|\n";
        page.section(
                "Metrics",
                head,
                comparison.cells().stream().map(ComparisonPage::row).toList(),
                Integer.MAX_VALUE);
    }

    private static String row(CellDifference cell) {
        return Stream.of(
                        cell.verdict().words(),
                        cell.metric().label(),
                        ShortPage.value(cell.cell().prescription()),
                        Wording.jets(cell.cell().size()),
                        Wording.metric(cell.baseline()),
                        Wording.metric(cell.current()),
                        cell.words(),
                        cell.p() == null ? "" : ShortPage.value(Wording.p(cell.p())),
                        cell.test(),
                        cell.baselineRepetitions() + " / " + cell.currentRepetitions())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
