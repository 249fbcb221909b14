package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.comparison.CellDifference;
import org.taggerlab.harness.comparison.Comparison;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.figure.Style;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** What became better or worse, prescription by prescription over the sizes: figures, and the table of all metrics. */
final class ChangeFigures {

    private final ResultSet results;
    private final List<CellDifference> all;
    private final List<String> prescriptions;
    private final Figures figures = new Figures();

    ChangeFigures(Comparison comparison) {
        this.results = comparison.current();
        this.all = comparison.cells();
        this.prescriptions = SweepView.scratchFirst(all.stream()
                .map(c -> c.cell().prescription())
                .distinct()
                .sorted()
                .toList());
    }

    /** AUC and accuracy. */
    List<FigureView> figures() {
        var made = new ArrayList<FigureView>();
        for (var metric : List.of(Metric.AUC, Metric.ACCURACY)) {
            made.addAll(figure(
                    metric, all.stream().filter(c -> c.metric() == metric).toList()));
        }
        return made;
    }

    private List<FigureView> figure(Metric metric, List<CellDifference> cells) {
        var series = prescriptions.stream().map(p -> series(p, cells)).toList();
        var sizes = cells.stream().map(c -> c.cell().size()).distinct().sorted().toList();
        String name = metric.title();
        var plot = Plot.of(
                        "f-change-" + metric.label(),
                        "Change of " + name,
                        "Here minus baseline over size. The table below the figure holds every value.",
                        "",
                        Axis.log(SizeFigures.sizes(results))
                                .at(sizes.stream()
                                        .map(s -> new Axis.Tick(s, NumberText.count(s)))
                                        .toList()),
                        change(name + ", here − baseline", cells),
                        series)
                .with(new Plot.Rule(1e-9, 0, 1e12, 0));
        return figures.figure(
                "change-" + metric.label(),
                "Change of " + name,
                "Mark: mean here minus mean of the baseline; bar: its 95 % interval (Student-t of the paired differences, or "
                        + "Welch's, or DeLong's with fewer than three repetitions), not corrected for the number of comparisons. "
                        + repetitions(cells) + " Above the "
                        + "dashed line it is better here.",
                List.of(plot),
                Figures.legend(prescriptions, this::style, true),
                table("t-change-" + metric.label(), "change of " + name, cells));
    }

    /** Where nothing changed, an axis that follows the data has no scale. */
    private static Axis change(String label, List<CellDifference> cells) {
        boolean none = cells.stream().allMatch(c -> c.difference() == 0 && c.low() == null);
        return none ? Axis.linear(label).spanning(-0.01, 0.01) : Axis.linear(label);
    }

    private static String repetitions(List<CellDifference> cells) {
        var here = cells.stream().mapToInt(CellDifference::currentRepetitions).summaryStatistics();
        var before =
                cells.stream().mapToInt(CellDifference::baselineRepetitions).summaryStatistics();
        return "Repetitions per mark: " + SweepView.n(here) + " here, " + SweepView.n(before) + " in the baseline.";
    }

    private Series series(String prescription, List<CellDifference> cells) {
        var marks = new ArrayList<Series.Mark>();
        var whiskers = new ArrayList<Series.Whisker>();
        var sizes = cells.stream().map(c -> c.cell().size()).sorted().toList();
        double aside =
                cells.isEmpty() ? 1 : SweepView.aside(prescriptions.indexOf(prescription), prescriptions.size(), sizes);
        for (var cell : cells) {
            if (cell.cell().prescription().equals(prescription)) {
                double x = cell.cell().size() * aside;
                marks.add(new Series.Mark(
                        x, cell.difference(), cell.name(results) + ": " + cell.words() + "; " + cell.testWords()));
                if (cell.low() != null && cell.high() != null) {
                    whiskers.add(new Series.Whisker(x, cell.low(), x, cell.high(), false));
                }
            }
        }
        return Series.intervals(prescription, style(prescription), marks, whiskers);
    }

    private Style style(String prescription) {
        return SweepView.style(prescription, prescriptions);
    }

    /** One row per metric and cell, the worst first. */
    Table table() {
        return table("t-metrics", "every metric, regressions first", all);
    }

    private Table table(String id, String caption, List<CellDifference> cells) {
        return new Table(
                id,
                caption,
                List.of(
                        Table.text("verdict"),
                        Table.text("metric"),
                        Table.text("prescription"),
                        Table.number(results.sizeUnit()),
                        Table.number("baseline"),
                        Table.number("here"),
                        Table.number("difference"),
                        Table.number("low"),
                        Table.number("high"),
                        Table.number("p (Holm)"),
                        Table.text("test"),
                        Table.number("n baseline"),
                        Table.number("n here")),
                cells.stream().map(ChangeFigures::row).toList());
    }

    private static List<String> row(CellDifference cell) {
        return List.of(
                cell.verdict().words(),
                cell.metric().title(),
                cell.cell().prescription(),
                NumberText.count(cell.cell().size()),
                cell.metric().text(cell.baseline()),
                cell.metric().text(cell.current()),
                NumberText.signed(cell.difference()),
                NumberText.signed(cell.low()),
                NumberText.signed(cell.high()),
                NumberText.p(cell.p()),
                cell.test(),
                NumberText.count(cell.baselineRepetitions()),
                NumberText.count(cell.currentRepetitions()));
    }
}
