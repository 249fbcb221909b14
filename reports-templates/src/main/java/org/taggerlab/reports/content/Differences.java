package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** How much more AUC a prescription has than from-scratch, paired over repetitions: figure and table. */
final class Differences {
    private final Sweep sweep;
    private final Figures figures;

    Differences(Sweep sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** Paired differences of AUC from from-scratch. */
    List<FigureView> figure() {
        var series = new ArrayList<Series>();
        for (String prescription : sweep.transferred()) {
            var marks = new ArrayList<Series.Mark>();
            var whiskers = new ArrayList<Series.Whisker>();
            for (var test : sweep.summary().tests()) {
                if (test.prescription().equals(prescription) && test.metric().equals("auc")) {
                    marks.add(new Series.Mark(
                            sweep.beside(prescription, test.size()),
                            test.difference(),
                            prescription + ", "
                                    + Words.count(test.size()) + " " + sweep.unit() + ": "
                                    + Words.signed(test.difference())
                                    + " AUC, " + verdict(test)));
                    if (test.low() != null && test.high() != null) {
                        whiskers.add(new Series.Whisker(
                                sweep.beside(prescription, test.size()),
                                test.low(),
                                sweep.beside(prescription, test.size()),
                                test.high(),
                                false));
                    }
                }
            }
            series.add(Series.intervals(prescription, sweep.style(prescription), marks, whiskers));
        }
        var plot = Plot.of(
                        "f-difference",
                        "Difference of AUC from from-scratch",
                        "Mean paired difference of AUC over size. The table below the figure holds every value.",
                        "",
                        OverSizes.sizeAxis(sweep),
                        Axis.linear("AUC − AUC of from-scratch"),
                        series)
                .with(new Plot.Rule(1e-9, 0, 1e12, 0));
        return figures.figure(
                "difference",
                "Difference of AUC from from-scratch",
                "Mark: mean difference, paired over repetitions (same training subset, same test " + sweep.unit()
                        + "); bar: its 95 % Student-t interval. Test: " + sweep.jets() + ".",
                List.of(plot),
                Figures.legend(sweep.transferred(), sweep::style, true),
                testTable());
    }

    private static String verdict(Summary.Comparison test) {
        return test.t() == null ? "no test" : "p = " + Words.p(test.t()) + " (t, Holm)";
    }

    private Table testTable() {
        var rows = new ArrayList<List<String>>();
        for (var test : sweep.summary().tests()) {
            rows.add(List.of(
                    test.prescription(),
                    Integer.toString(test.size()),
                    test.metric(),
                    Words.signed(test.difference()),
                    Words.signed(test.low()),
                    Words.signed(test.high()),
                    test.t() == null ? "no test" : Words.p(test.t()),
                    test.wilcoxon() == null ? "no test" : Words.p(test.wilcoxon()),
                    Integer.toString(test.repetitions())));
        }
        return new Table(
                "t-difference",
                "difference from from-scratch, paired over repetitions",
                List.of(
                        Table.text("prescription"),
                        Table.number("size"),
                        Table.text("metric"),
                        Table.number("difference"),
                        Table.number("low"),
                        Table.number("high"),
                        Table.number("p (t, Holm)"),
                        Table.number("p (Wilcoxon, Holm)"),
                        Table.number("repetitions")),
                rows);
    }
}
