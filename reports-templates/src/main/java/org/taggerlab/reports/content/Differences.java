package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.statistics.repetitions.PairedTests;
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
        var plot = Plot.of(
                        "f-difference",
                        "Difference of AUC from from-scratch",
                        "Mean paired difference of AUC over size. The table below the figure holds every value.",
                        "",
                        OverSizes.sizeAxis(sweep),
                        Axis.linear("AUC − AUC of from-scratch"),
                        sweep.transferred().stream().map(this::series).toList())
                .with(new Plot.Rule(1e-9, 0, 1e12, 0));
        var counts = sweep.summary().tests().stream()
                .filter(test -> test.metric().equals("auc"))
                .mapToInt(Summary.Comparison::repetitions)
                .summaryStatistics();
        return figures.figure(
                "difference",
                "Difference of AUC from from-scratch",
                "Filled mark: mean difference of " + Words.n(counts)
                        + " repetitions, paired (same training subset, same "
                        + "test " + sweep.unit() + "); bar: its 95 % Student-t interval"
                        + (counts.getMax() < 2 ? ", which one repetition does not have" : "")
                        + "; dots: every repetition, whose own 95 % interval (DeLong, from the finite number of test "
                        + sweep.unit() + ") shows when you point at it. Test: " + sweep.jets() + ".",
                List.of(plot),
                Figures.legend(sweep.transferred(), sweep::style, true),
                testTable());
    }

    private Series series(String prescription) {
        var marks = new ArrayList<Series.Mark>();
        var whiskers = new ArrayList<Series.Whisker>();
        for (var test : sweep.summary().tests()) {
            if (test.prescription().equals(prescription) && test.metric().equals("auc")) {
                double x = sweep.beside(prescription, test.size());
                marks.add(new Series.Mark(x, test.difference(), hover(test)));
                if (test.low() != null && test.high() != null) {
                    whiskers.add(new Series.Whisker(x, test.low(), x, test.high(), false));
                }
            }
        }
        var dots = sweep.trials().stream()
                .filter(trial -> trial.prescription().equals(prescription) && trial.againstFromScratch() != null)
                .map(trial -> new Series.Mark(
                        sweep.beside(prescription, trial.size()),
                        trial.againstFromScratch().auc(),
                        hover(trial)))
                .toList();
        return Series.intervals(prescription, sweep.style(prescription), marks, whiskers)
                .with(dots);
    }

    private String hover(Summary.Comparison test) {
        return test.prescription() + ", " + sweep.size(test.size()) + ": mean " + Words.signed(test.difference())
                + " AUC"
                + Words.signedInterval(test.low(), test.high()) + ", n = " + test.repetitions() + ", "
                + (test.t() == null ? "no test" : "p = " + Words.p(test.t()) + " (t, Holm)");
    }

    private String hover(TrialRecord trial) {
        var difference = trial.againstFromScratch();
        return trial.prescription() + ", " + sweep.size(trial.size()) + ", repetition " + trial.repetition() + ": "
                + Words.signed(difference.auc()) + " AUC"
                + Words.signedInterval(difference.low(), difference.high()) + " on these test " + sweep.unit();
    }

    private Table testTable() {
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
                sweep.summary().tests().stream().map(Differences::row).toList());
    }

    private static List<String> row(Summary.Comparison test) {
        return List.of(
                test.prescription(),
                Integer.toString(test.size()),
                Metric.name(test.metric()),
                Words.signed(test.difference()),
                Words.signed(test.low()),
                Words.signed(test.high()),
                p(test, test.t(), "no test"),
                p(test, test.wilcoxon(), "no exact test"),
                Integer.toString(test.repetitions()));
    }

    private static String p(Summary.Comparison test, Double p, String none) {
        return p != null ? Words.p(p) : test.repetitions() < PairedTests.FEWEST ? "no test" : none;
    }
}
