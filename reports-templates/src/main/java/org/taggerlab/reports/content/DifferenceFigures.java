package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.repetitions.PairedTests;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** How much more AUC a prescription has than from-scratch, paired over repetitions: figure and table. */
final class DifferenceFigures {
    private final SweepView sweep;
    private final Figures figures;

    DifferenceFigures(SweepView sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** Paired differences from from-scratch: of AUC, and of the background that passes. */
    List<FigureView> figures() {
        var made = new ArrayList<FigureView>();
        made.addAll(figure(
                Metric.AUC,
                "AUC",
                "difference",
                "; its own 95 % interval (DeLong, from the finite number of test " + sweep.unit()
                        + ") shows when you point at it"));
        made.addAll(figure(
                Metric.BACKGROUND_EFFICIENCY_05,
                "background efficiency",
                "difference-background",
                " at a signal efficiency of 50 %; below the dashed line less background passes"));
        return made;
    }

    private List<FigureView> figure(Metric metric, String name, String id, String more) {
        var tests = sweep.summary().tests().stream()
                .filter(test -> test.metric().equals(metric.label()))
                .toList();
        var counts = tests.stream().mapToInt(Summary.Comparison::repetitions).summaryStatistics();
        var plot = Plot.of(
                        "f-" + id,
                        "Difference of " + name + " from from-scratch",
                        "Mean paired difference over size. The table below the figure holds every value.",
                        "",
                        SizeFigures.sizeAxis(sweep),
                        Axis.linear(metric == Metric.AUC ? "AUC − AUC of from-scratch" : "εB − εB of from-scratch"),
                        sweep.transferred().stream()
                                .map(prescription -> series(prescription, metric, tests))
                                .toList())
                .with(new Plot.Rule(1e-9, 0, 1e12, 0));
        return figures.figure(
                id,
                "Difference of " + name + " from from-scratch",
                "Filled mark: mean difference of " + SweepView.n(counts)
                        + " repetitions, paired (same training subset, same "
                        + "test " + sweep.unit() + "); bar: its 95 % Student-t interval"
                        + (counts.getMax() < Estimate.FEWEST ? ", which fewer than three do not have" : "")
                        + "; dot: a repetition"
                        + more + ". Test: " + sweep.jets() + ".",
                List.of(plot),
                Figures.legend(sweep.transferred(), sweep::style, true),
                table(metric));
    }

    private Series series(String prescription, Metric metric, List<Summary.Comparison> tests) {
        var marks = new ArrayList<Series.Mark>();
        var whiskers = new ArrayList<Series.Whisker>();
        for (var test : tests) {
            if (test.prescription().equals(prescription)) {
                double x = sweep.beside(prescription, test.size());
                marks.add(new Series.Mark(x, test.difference(), hover(test, symbol(metric))));
                if (test.low() != null && test.high() != null) {
                    whiskers.add(new Series.Whisker(x, test.low(), x, test.high(), false));
                }
            }
        }
        return Series.intervals(prescription, sweep.style(prescription), marks, whiskers)
                .with(dots(prescription, metric));
    }

    private List<Series.Mark> dots(String prescription, Metric metric) {
        var dots = new ArrayList<Series.Mark>();
        for (int size : sweep.sizes()) {
            for (var own : sweep.done(prescription, size)) {
                sweep.grid().fromScratch(own).ifPresent(scratch -> {
                    double difference = metric.of(own) - metric.of(scratch);
                    dots.add(new Series.Mark(
                            sweep.beside(prescription, size), difference, hover(own, metric, difference)));
                });
            }
        }
        return dots;
    }

    private static String symbol(Metric metric) {
        return metric == Metric.AUC ? "AUC" : "εB";
    }

    private String hover(Summary.Comparison test, String symbol) {
        return test.prescription() + ", " + sweep.size(test.size()) + ": mean difference of " + symbol
                + " " + NumberText.difference(test.difference(), test.low(), test.high()) + ", n = "
                + test.repetitions() + ", "
                + (test.t() == null ? "no test" : "p = " + NumberText.p(test.t()) + " (t, Holm)");
    }

    private String hover(TrialRecord trial, Metric metric, double difference) {
        var onTheseJets = metric == Metric.AUC ? trial.againstFromScratch() : null;
        return trial.prescription() + ", " + sweep.size(trial.size()) + ", repetition " + trial.repetition() + ": "
                + NumberText.signed(difference) + " " + symbol(metric)
                + (onTheseJets == null
                        ? ""
                        : " (on these test " + sweep.unit() + " " + NumberText.signed(onTheseJets.low()) + " to "
                                + NumberText.signed(onTheseJets.high()) + ")");
    }

    private Table table(Metric shown) {
        return new Table(
                "t-" + (shown == Metric.AUC ? "difference" : "difference-background"),
                "difference from from-scratch, paired over repetitions, with its 95 % Student-t interval",
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
                sweep.summary().tests().stream()
                        // accuracy has no figure of its own
                        .filter(test -> (shown == Metric.AUC) != isBackground(test))
                        .map(DifferenceFigures::row)
                        .toList());
    }

    private static boolean isBackground(Summary.Comparison test) {
        return test.metric().equals(Metric.BACKGROUND_EFFICIENCY_05.label());
    }

    private static List<String> row(Summary.Comparison test) {
        return List.of(
                test.prescription(),
                NumberText.count(test.size()),
                title(test.metric()),
                NumberText.signed(test.difference()),
                NumberText.signed(test.low()),
                NumberText.signed(test.high()),
                p(test, test.t(), "no test"),
                p(test, test.wilcoxon(), "no exact test"),
                NumberText.count(test.repetitions()));
    }

    private static String title(String label) {
        return Metric.named(label).map(Metric::title).orElse(label);
    }

    private static String p(Summary.Comparison test, Double p, String none) {
        return p != null ? NumberText.p(p) : test.repetitions() < PairedTests.FEWEST ? "no test" : none;
    }
}
