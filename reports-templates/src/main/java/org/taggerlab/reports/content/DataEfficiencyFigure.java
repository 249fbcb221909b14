package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.Summary.DataEfficiency;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** How many times fewer jets a prescription needs than from-scratch: figure and table. */
final class DataEfficiencyFigure {
    /** Of more prescriptions each has one row, at from-scratch's best AUC. */
    private static final int MOST_WITH_ALL_TARGETS = 4;

    private final SweepView sweep;
    private final Figures figures;
    private final List<DataEfficiency> all;
    private final boolean isOneTarget;
    private final List<DataEfficiency> rows;

    DataEfficiencyFigure(SweepView sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
        this.all = sweep.summary().dataEfficiency();
        var atBest = all.stream().filter(DataEfficiency::atBest).toList();
        this.isOneTarget = sweep.transferred().size() > MOST_WITH_ALL_TARGETS
                // else there would be no figure, and no table with the other targets
                && atBest.stream().anyMatch(row -> row.value() != null);
        this.rows = isOneTarget ? atBest : all;
    }

    /** Data efficiency, one line per target AUC and prescription. */
    List<FigureView> figure() {
        var ticks = new ArrayList<Axis.Tick>();
        for (int i = 0; i < rows.size(); i++) {
            ticks.add(new Axis.Tick(height(i), label(rows.get(i))));
        }
        var plot = Plot.of(
                        "f-data-efficiency",
                        "Data efficiency",
                        "How many times fewer training " + sweep.unit() + " a prescription needs than from-scratch "
                                + "for the same AUC. " + String.join(" ", Headline.of(sweep.results())),
                        "",
                        Axis.log("times fewer training " + sweep.unit() + " than from-scratch"),
                        Axis.linear("").at(ticks).spanning(0.3, Math.max(1, rows.size()) + 0.7),
                        sweep.transferred().stream().map(this::series).toList())
                .with(new Plot.Rule(1, -1e3, 1, 1e3));
        return figures.figure(
                "data-efficiency",
                "Data efficiency",
                caption(),
                List.of(plot),
                Figures.legend(sweep.transferred(), sweep::style, true),
                table());
    }

    private String caption() {
        var counts = rows.stream().mapToInt(DataEfficiency::repetitions).summaryStatistics();
        String bar = counts.getMax() < Estimate.FEWEST
                ? "fewer than three repetitions have no interval"
                : "bar: 95 % interval over " + SweepView.n(counts) + " repetitions, by the paired t test inverted";
        return "Mark: (size from-scratch needs) / (size the prescription needs) for the same AUC, interpolated in log size; "
                + bar
                + "; an arrow: open, because the sweep ends there. "
                + (isOneTarget
                        ? "All at the AUC that from-scratch reaches at its largest size; the table has other targets. "
                        : "Best: what from-scratch reaches at its largest size; above: more than it reaches. ")
                + "Right of the dashed line the prescription needs fewer "
                + sweep.unit() + ".";
    }

    private double height(int row) {
        return rows.size() - row;
    }

    private String label(DataEfficiency row) {
        String unknown = row.value() == null ? ": unknown" : "";
        return isOneTarget
                ? row.prescription() + unknown
                : "AUC " + NumberText.value(row.auc()) + (unknown.isEmpty() ? name(row.target()) : unknown);
    }

    private static String name(String target) {
        return target.equals(DataEfficiency.BEST) ? " (best)" : target.equals("above") ? " (above)" : "";
    }

    private Series series(String prescription) {
        var marks = new ArrayList<Series.Mark>();
        var whiskers = new ArrayList<Series.Whisker>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.prescription().equals(prescription) && row.value() != null) {
                var shown = ForestRow.of(row, hover(row));
                marks.addAll(shown.mark(height(i)));
                whiskers.addAll(shown.whiskers(height(i)));
            }
        }
        return Series.intervals(prescription, sweep.style(prescription), marks, whiskers);
    }

    private static String hover(DataEfficiency row) {
        return row.prescription() + ", AUC " + NumberText.value(row.auc()) + name(row.target()) + ": "
                + ForestRow.sign(row)
                + NumberText.times(row.value()) + NumberText.bracketed(row.low(), row.high()) + ", n = "
                + row.repetitions();
    }

    private Table table() {
        return new Table(
                "t-data-efficiency",
                "data efficiency: how many times fewer " + sweep.unit()
                        + " than from-scratch for the same AUC; ≥ and ≤: a bound; low and high: its 95 % interval",
                List.of(
                        Table.text("prescription"),
                        Table.text("target"),
                        Table.number("AUC"),
                        Table.number("times fewer " + sweep.unit()),
                        Table.number("low"),
                        Table.number("high"),
                        Table.number("repetitions")),
                all.stream().map(DataEfficiencyFigure::row).toList());
    }

    private static List<String> row(Summary.DataEfficiency row) {
        boolean several = row.value() != null && row.repetitions() >= Estimate.FEWEST;
        return List.of(
                row.prescription(),
                row.target(),
                NumberText.value(row.auc()),
                row.value() == null ? "unknown" : ForestRow.sign(row) + NumberText.ratio(row.value()),
                several && row.low() == null ? "open" : NumberText.ratio(row.low()),
                several && row.high() == null ? "open" : NumberText.ratio(row.high()),
                NumberText.count(row.repetitions()));
    }
}
