package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.comparison.Cell;
import org.taggerlab.harness.comparison.CellDifference.Verdict;
import org.taggerlab.harness.comparison.Comparison;
import org.taggerlab.harness.comparison.FailOn;
import org.taggerlab.harness.comparison.FieldDifference;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.model.ReportPage;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;

/** Puts the page of a comparison together: conditions that differ first, then regressions, then the rest. */
public final class ComparisonBuilder {
    /** Keys in a sentence; all of them stand in a table. */
    private static final int MOST_NAMED = 6;

    private final Comparison comparison;

    private ComparisonBuilder(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * The model of the page.
     *
     * @param current the results that were compared, for their title and samples
     * @param failOn when the build fails
     */
    public static ReportPage page(Comparison comparison, ResultSet current, FailOn failOn) {
        return new ComparisonBuilder(comparison).page(current, failOn);
    }

    private ReportPage page(ResultSet current, FailOn failOn) {
        var sections = new ArrayList<Section>();
        conditions().ifPresent(sections::add);
        var violations = comparison.violations(failOn);
        if (!violations.isEmpty()) {
            sections.add(Section.ofTables("violations", "Why it fails", List.of(), List.of(violations(violations))));
        }
        var figures = new Changes(comparison.cells()).figures();
        if (!figures.isEmpty()) {
            sections.add(Section.ofFigures("changes", "Changes over size", List.of(), figures));
        }
        cells("lost", "Lost: every trial failed", comparison.lost()).ifPresent(sections::add);
        if (!comparison.cells().isEmpty()) {
            sections.add(Section.ofTables(
                    "metrics",
                    "Every metric",
                    List.of(
                            "Here minus baseline with its 95 % interval; regressions first. p-values after Holm over all "
                                    + "rows; with fewer than 5 repetitions there is no test. Rejection: 1/εB."),
                    List.of(Changes.table("t-metrics", "every metric, regressions first", comparison.cells()))));
        }
        cells("only-baseline", "Only in the baseline", comparison.onlyInBaseline())
                .ifPresent(sections::add);
        cells("only-here", "Only here", comparison.onlyInCurrent()).ifPresent(sections::add);
        return new ReportPage(
                comparison.experiment(),
                comparison.experiment() + " against its baseline",
                ReportBuilder.lead(current) + " · fails on " + failOn.label(),
                answer(violations),
                warnings(),
                ReportBuilder.badges(current),
                List.of(),
                sections,
                "",
                ReportBuilder.footer(current));
    }

    private List<String> answer(List<String> violations) {
        var words = new ArrayList<String>();
        if (comparison.hasNothingInCommon()) {
            words.add("Nothing in common: the baseline has none of these prescriptions and sizes.");
            return words;
        }
        words.add(violations.isEmpty() ? "Passed." : "Failed: " + Words.several(violations.size(), "violation") + ".");
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        comparison.cells().forEach(c -> counts.merge(c.verdict(), 1, Integer::sum));
        words.add(Words.several(comparison.cells().size(), "metric") + " compared: "
                + Words.list(counts.entrySet().stream()
                        .map(c -> c.getKey() == Verdict.UNCHANGED
                                ? c.getValue() + " " + c.getKey().words()
                                : Words.several(c.getValue(), c.getKey().words()))
                        .toList())
                + ".");
        return words;
    }

    private static Table violations(List<String> violations) {
        return new Table(
                "t-violations",
                "violations",
                List.of(Table.text("violation")),
                violations.stream().map(List::of).toList());
    }

    private List<String> warnings() {
        var differ = new ArrayList<String>();
        named("environment", comparison.environment()).ifPresent(differ::add);
        named("samples", comparison.samples()).ifPresent(differ::add);
        named("configuration", comparison.configuration()).ifPresent(differ::add);
        return differ.isEmpty()
                ? List.of()
                : List.of("Not everything else is the same. What differs: " + String.join("; ", differ)
                        + ". A difference in metrics may come from there.");
    }

    private static Optional<String> named(String where, List<FieldDifference> fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var keys = fields.stream().limit(MOST_NAMED).map(FieldDifference::key).toList();
        int more = fields.size() - keys.size();
        return Optional.of(where + " (" + String.join(", ", keys) + (more > 0 ? " and " + more + " more" : "") + ")");
    }

    private Optional<Section> conditions() {
        var rows = new ArrayList<List<String>>();
        add(rows, "environment", comparison.environment());
        add(rows, "samples", comparison.samples());
        add(rows, "configuration", comparison.configuration());
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.ofTables(
                        "conditions",
                        "What else differs",
                        List.of(),
                        List.of(new Table(
                                "t-conditions",
                                "what else differs",
                                List.of(
                                        Table.text("where"),
                                        Table.text("key"),
                                        Table.text("baseline"),
                                        Table.text("here")),
                                rows))));
    }

    private static void add(List<List<String>> rows, String where, List<FieldDifference> fields) {
        fields.forEach(f -> rows.add(List.of(where, f.key(), f.baseline(), f.current())));
    }

    private static Optional<Section> cells(String id, String title, List<Cell> cells) {
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.ofTables(
                        id,
                        title,
                        List.of(),
                        List.of(new Table(
                                "t-" + id,
                                title,
                                List.of(Table.text("prescription"), Table.number("size")),
                                cells.stream()
                                        .map(c -> List.of(c.prescription(), Integer.toString(c.size())))
                                        .toList()))));
    }
}
