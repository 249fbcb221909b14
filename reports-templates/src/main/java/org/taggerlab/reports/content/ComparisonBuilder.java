package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.comparison.CellDifference.Verdict;
import org.taggerlab.harness.comparison.Comparison;
import org.taggerlab.harness.comparison.FieldDifference;
import org.taggerlab.harness.results.GridCell;
import org.taggerlab.harness.results.NumberText;
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
     * @param home relative address of the page of all comparisons, empty without one
     */
    public static ReportPage page(Comparison comparison, String home) {
        return new ComparisonBuilder(comparison).page(home);
    }

    private ReportPage page(String home) {
        var sections = new ArrayList<Section>();
        conditions().ifPresent(sections::add);
        if (!comparison.violations().isEmpty()) {
            sections.add(Section.ofTables("violations", "Why it fails", List.of(), List.of(violations())));
        }
        cells("lost", "Lost: every trial failed", comparison.lost()).ifPresent(sections::add);
        var changes = new ChangeFigures(comparison);
        if (!comparison.cells().isEmpty()) {
            sections.add(Section.ofTables(
                    "metrics",
                    "Every metric",
                    List.of(
                            "Here minus baseline with its 95 % interval; regressions first. p-values after Holm over all "
                                    + "rows. Fewer than three repetitions: AUC only, of these very taggers, by the test jets alone (DeLong).  εB is the inverse of the rejection, finite where no background "
                                    + "passes; less of it is better."),
                    List.of(changes.table())));
        }
        cells("only-baseline", "Only in the baseline", comparison.onlyInBaseline())
                .ifPresent(sections::add);
        cells("only-here", "Only here", comparison.onlyInCurrent()).ifPresent(sections::add);
        return new ReportPage(
                comparison.experiment(),
                comparison.experiment() + " against its baseline",
                ReportBuilder.lead(comparison.current()) + " · fails on "
                        + comparison.failOn().label(),
                answer(comparison),
                warnings(),
                ReportBuilder.badges(comparison.current()),
                changes.figures(),
                sections,
                home,
                ReportBuilder.footer(comparison.current()));
    }

    /** The conclusion, the first sentence first. */
    static List<String> answer(Comparison comparison) {
        if (comparison.hasNothingInCommon()) {
            return List.of("Nothing in common: the baseline has none of these prescriptions and sizes.");
        }
        var words = new ArrayList<String>();
        int violations = comparison.violations().size();
        words.add(violations == 0 ? "Passed." : "Failed: " + NumberText.count(violations, "violation") + ".");
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        comparison.cells().forEach(c -> counts.merge(c.verdict(), 1, Integer::sum));
        words.add(NumberText.count(comparison.cells().size(), "metric") + " compared: "
                + SweepView.list(counts.entrySet().stream()
                        .map(c -> c.getKey() == Verdict.UNCHANGED
                                ? c.getValue() + " " + c.getKey().words()
                                : NumberText.count(c.getValue(), c.getKey().words()))
                        .toList())
                + ".");
        if (!comparison.isTested()) {
            words.add("No test: too few repetitions, or nothing that varies, so that no change can be significant.");
        }
        return words;
    }

    private Table violations() {
        return new Table(
                "t-violations",
                "violations",
                List.of(Table.text("violation")),
                comparison.violations().stream().map(List::of).toList());
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

    private Optional<Section> cells(String id, String title, List<GridCell> cells) {
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.ofTables(
                        id,
                        title,
                        List.of(),
                        List.of(new Table(
                                "t-" + id,
                                title,
                                List.of(
                                        Table.text("prescription"),
                                        Table.number(comparison.current().sizeUnit())),
                                cells.stream()
                                        .map(c -> List.of(c.prescription(), NumberText.count(c.size())))
                                        .toList()))));
    }
}
