package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.comparison.Cell;
import org.taggerlab.harness.comparison.CellDifference;
import org.taggerlab.harness.comparison.CellDifference.Verdict;
import org.taggerlab.harness.comparison.Comparison;
import org.taggerlab.harness.comparison.FailOn;
import org.taggerlab.harness.comparison.FieldDifference;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Wording;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.figure.Style;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.ReportPage;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;

/** Puts the page of a comparison together: conditions that differ first, then regressions, then the rest. */
public final class ComparisonBuilder {
    private static final List<Style> STYLES = List.of(Style.values());

    /** Keys in a sentence; all of them stand in a table. */
    private static final int MOST_NAMED = 6;

    private final Comparison comparison;
    private final Figures figures = new Figures();
    private final List<String> prescriptions;

    private ComparisonBuilder(Comparison comparison) {
        this.comparison = comparison;
        var names = new LinkedHashSet<String>();
        comparison.cells().stream()
                .map(CellDifference::prescription)
                .sorted(Comparator.comparing((String p) -> !Sweep.SCRATCH.equals(p))
                        .thenComparing(p -> p))
                .forEach(names::add);
        this.prescriptions = List.copyOf(names);
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
        var figures = differences();
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
                    List.of(metrics())));
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

    private List<FigureView> differences() {
        var made = new ArrayList<FigureView>();
        for (String metric : List.of("auc", "accuracy")) {
            var cells = comparison.cells().stream()
                    .filter(c -> c.metric().label().equals(metric))
                    .toList();
            made.addAll(figure(metric, cells));
        }
        return made;
    }

    private List<FigureView> figure(String metric, List<CellDifference> cells) {
        var series = prescriptions.stream().map(p -> series(p, cells)).toList();
        var sizes = cells.stream().map(CellDifference::size).distinct().sorted().toList();
        String name = metric.equals("auc") ? "AUC" : metric;
        var plot = Plot.of(
                        "f-change-" + metric,
                        "Change of " + name,
                        "Here minus baseline over size. The table below the figure holds every value.",
                        "",
                        Axis.log("training jets (signal and background)")
                                .at(sizes.stream()
                                        .map(s -> new Axis.Tick(s, Words.count(s)))
                                        .toList()),
                        Axis.linear(name + ", here − baseline"),
                        series)
                .with(new Plot.Rule(1e-9, 0, 1e12, 0));
        return figures.figure(
                "change-" + metric,
                "Change of " + name,
                "Mark: mean here minus mean of the baseline; bar: its 95 % interval, not corrected for the number of "
                        + "comparisons. " + repetitions(cells),
                List.of(plot),
                Figures.legend(prescriptions, this::style, true),
                table("t-change-" + metric, "change of " + name, cells));
    }

    private static String repetitions(List<CellDifference> cells) {
        var here = cells.stream().mapToInt(CellDifference::currentRepetitions).summaryStatistics();
        var before =
                cells.stream().mapToInt(CellDifference::baselineRepetitions).summaryStatistics();
        return cells.isEmpty()
                ? ""
                : "Repetitions behind a mark: " + range(here.getMin(), here.getMax()) + " here, "
                        + range(before.getMin(), before.getMax()) + " in the baseline.";
    }

    private static String range(int least, int most) {
        return least == most ? "n = " + least : "n = " + least + " to " + most;
    }

    private Series series(String prescription, List<CellDifference> cells) {
        var marks = new ArrayList<Series.Mark>();
        var whiskers = new ArrayList<Series.Whisker>();
        double aside =
                Math.pow(span(cells), 0.03 * (prescriptions.indexOf(prescription) - (prescriptions.size() - 1) / 2.0));
        for (var cell : cells) {
            if (cell.prescription().equals(prescription)) {
                double x = cell.size() * aside;
                marks.add(
                        new Series.Mark(x, cell.difference(), cell.name() + ": " + cell.words() + "; " + cell.test()));
                if (cell.low() != null && cell.high() != null) {
                    whiskers.add(new Series.Whisker(x, cell.low(), x, cell.high(), false));
                }
            }
        }
        return Series.intervals(prescription, style(prescription), marks, whiskers);
    }

    private static double span(List<CellDifference> cells) {
        var sizes = cells.stream().mapToInt(CellDifference::size).summaryStatistics();
        return Math.max(2, (double) sizes.getMax() / sizes.getMin());
    }

    private Style style(String prescription) {
        return Sweep.KNOWN.getOrDefault(
                prescription, STYLES.get(4 + prescriptions.indexOf(prescription) % (STYLES.size() - 4)));
    }

    private Table metrics() {
        return table("t-metrics", "every metric, regressions first", comparison.cells());
    }

    private static Table table(String id, String caption, List<CellDifference> cells) {
        return new Table(
                id,
                caption,
                List.of(
                        Table.text("verdict"),
                        Table.text("metric"),
                        Table.text("prescription"),
                        Table.number("size"),
                        Table.number("baseline"),
                        Table.number("here"),
                        Table.number("difference"),
                        Table.number("low"),
                        Table.number("high"),
                        Table.text("p"),
                        Table.number("n baseline"),
                        Table.number("n here")),
                cells.stream().map(ComparisonBuilder::row).toList());
    }

    private static List<String> row(CellDifference cell) {
        return List.of(
                cell.verdict().words(),
                cell.metric().label(),
                cell.prescription(),
                Integer.toString(cell.size()),
                Wording.metric(cell.baseline()),
                Wording.metric(cell.current()),
                Wording.metric(cell.difference()),
                cell.low() == null ? "" : Wording.metric(cell.low()),
                cell.high() == null ? "" : Wording.metric(cell.high()),
                cell.test(),
                Integer.toString(cell.baselineRepetitions()),
                Integer.toString(cell.currentRepetitions()));
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
