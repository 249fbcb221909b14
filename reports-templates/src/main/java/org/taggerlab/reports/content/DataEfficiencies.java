package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.Headline;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** How many times fewer jets a prescription needs than from-scratch: figure and table. */
final class DataEfficiencies {
    private final Sweep sweep;
    private final Figures figures;

    DataEfficiencies(Sweep sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** Data efficiency, one line a target AUC and prescription. */
    List<FigureView> figure() {
        var rows = sweep.summary().dataEfficiency();
        var ticks = new ArrayList<Axis.Tick>();
        var series = new ArrayList<Series>();
        for (int i = 0; i < rows.size(); i++) {
            ticks.add(new Axis.Tick(
                    rows.size() - i, "AUC " + Words.share(rows.get(i).auc())));
        }
        for (String prescription : sweep.transferred()) {
            var marks = new ArrayList<Series.Mark>();
            var whiskers = new ArrayList<Series.Whisker>();
            for (int i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                if (row.prescription().equals(prescription) && row.value() != null) {
                    place(row, rows.size() - i, marks, whiskers);
                }
            }
            series.add(Series.intervals(prescription, sweep.style(prescription), marks, whiskers));
        }
        var plot = Plot.of(
                        "f-data-efficiency",
                        "Data efficiency",
                        "How many times fewer training " + sweep.unit() + " a prescription needs than from-scratch "
                                + "for the same AUC. " + String.join(" ", Headline.of(sweep.results())),
                        "",
                        Axis.log("times fewer training " + sweep.unit() + " than from-scratch"),
                        Axis.linear("").at(ticks).spanning(0.3, Math.max(1, rows.size()) + 0.7),
                        series)
                .with(new Plot.Rule(1, -1e3, 1, 1e3));
        return figures.figure(
                "data-efficiency",
                "Data efficiency",
                "Mark: (size from-scratch needs) / (size the prescription needs) for the same AUC, on monotone "
                        + "interpolation in log size; bar: 95 % bootstrap interval over "
                        + repetitions() + "; an arrow: a limit, because one of the two never gets there or does so at "
                        + "the smallest size. Right of the dashed line the prescription needs fewer " + sweep.unit()
                        + ".",
                List.of(plot),
                Figures.legend(sweep.transferred(), sweep::style, true),
                efficiencyTable());
    }

    private void place(Summary.DataEfficiency row, int y, List<Series.Mark> marks, List<Series.Whisker> whiskers) {
        double value = row.value();
        marks.add(new Series.Mark(
                value,
                y,
                row.prescription() + ", AUC " + Words.share(row.auc()) + ": " + limit(row) + Words.ratio(value)
                        + Words.interval(row.low(), row.high())));
        double low = row.low() == null ? value : row.low();
        double high = row.high() == null ? value : row.high();
        if (row.atLeast()) {
            whiskers.add(new Series.Whisker(low, y, value, y, false));
            whiskers.add(new Series.Whisker(value, y, Math.max(high, value * 1.3), y, true));
        } else if (row.atMost()) {
            whiskers.add(new Series.Whisker(value, y, high, y, false));
            whiskers.add(new Series.Whisker(value, y, Math.min(low, value / 1.3), y, true));
        } else {
            whiskers.add(new Series.Whisker(low, y, high, y, false));
        }
    }

    private static String limit(Summary.DataEfficiency row) {
        return row.atLeast() ? "≥ " : row.atMost() ? "≤ " : "";
    }

    private String repetitions() {
        int n = sweep.summary().dataEfficiency().stream()
                .mapToInt(Summary.DataEfficiency::repetitions)
                .max()
                .orElse(0);
        return Words.several(n, "repetition");
    }

    private Table efficiencyTable() {
        var rows = new ArrayList<List<String>>();
        for (var row : sweep.summary().dataEfficiency()) {
            rows.add(List.of(
                    row.prescription(),
                    Words.share(row.auc()),
                    row.value() == null ? "" : limit(row) + Words.ratio(row.value()),
                    Words.ratio(row.low()),
                    Words.ratio(row.high()),
                    Integer.toString(row.repetitions())));
        }
        return new Table(
                "t-data-efficiency",
                "data efficiency against from-scratch",
                List.of(
                        Table.text("prescription"),
                        Table.number("AUC"),
                        Table.number("times fewer " + sweep.unit()),
                        Table.number("low"),
                        Table.number("high"),
                        Table.number("repetitions")),
                rows);
    }
}
