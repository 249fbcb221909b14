package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.ScoreHistogram;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.figure.Style;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** How scores are distributed, and whether they can be read as probabilities. */
final class ScoreFigures {
    private static final List<String> CLASSES = List.of("signal", "background");

    private final SweepView sweep;
    private final Figures figures;

    ScoreFigures(SweepView sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** Score distributions at the smallest and the largest size, and calibration at every size. */
    List<FigureView> figures() {
        var made = new ArrayList<FigureView>();
        var rows = new ArrayList<List<String>>();
        made.addAll(figures.figure(
                "scores",
                "Score distributions at the smallest and the largest size",
                "Line: fraction of the test " + sweep.unit()
                        + " of a class in each of the bins of equal width, mean over "
                        + "the repetitions; band: from the smallest to the largest of " + sweep.repetitions(Metric.AUC)
                        + " repetitions. Test: " + sweep.jets() + ".",
                distributions(rows),
                Figures.legend(CLASSES, ScoreFigures::style, false),
                new Table(
                        "t-scores",
                        "score distributions",
                        List.of(
                                Table.text("prescription"),
                                Table.number("size"),
                                Table.text("class"),
                                Table.number("score from"),
                                Table.number("to"),
                                Table.number("fraction"),
                                Table.number("smallest"),
                                Table.number("largest")),
                        rows)));
        var bins = new ArrayList<List<String>>();
        made.addAll(figures.figure(
                "calibration",
                "Calibration, one panel per size",
                "Mark: fraction of signal among the test " + sweep.unit()
                        + " of a bin of scores over their mean score, "
                        + "all repetitions together (" + sweep.repetitions(Metric.AUC) + "); a bin of no "
                        + sweep.unit()
                        + " has no mark. On the dashed line a score is a probability. ECE: mean distance from it, "
                        + "weighted by " + sweep.unit() + ", mean over the repetitions. Test: " + sweep.jets() + ".",
                sweep.sizes().stream().map(s -> reliability(s, bins)).toList(),
                Figures.legend(sweep.prescriptions(), sweep::style, true),
                new Table(
                        "t-calibration",
                        "calibration",
                        List.of(
                                Table.number("size"),
                                Table.text("prescription"),
                                Table.number("ECE"),
                                Table.number("mean score"),
                                Table.number("fraction of signal"),
                                Table.number(sweep.unit()),
                                Table.number("n")),
                        bins)));
        return made;
    }

    private static Style style(String jetClass) {
        return jetClass.equals("signal") ? Style.SQUARE : Style.CIRCLE;
    }

    private List<Plot> distributions(List<List<String>> rows) {
        var sizes = sweep.sizes();
        var shown = sizes.size() < 2 ? sizes : List.of(sizes.get(0), sizes.get(sizes.size() - 1));
        var panels = new ArrayList<Plot>();
        for (int size : shown) {
            for (int i = 0; i < sweep.prescriptions().size(); i++) {
                panels.add(distribution(sweep.prescriptions().get(i), i, size, rows));
            }
        }
        return panels;
    }

    private Plot distribution(String prescription, int number, int size, List<List<String>> rows) {
        var trials = sweep.done(prescription, size).stream()
                .filter(t -> t.scores() != null)
                .toList();
        var series = new ArrayList<Series>();
        if (!trials.isEmpty()) {
            series.add(steps(prescription, size, "signal", trials, ScoreHistogram::signal, rows));
            series.add(steps(prescription, size, "background", trials, ScoreHistogram::background, rows));
        }
        return Plot.of(
                "f-scores-" + number + "-" + size,
                "Score distribution of " + prescription + " at " + sweep.size(size),
                "One line per class. The table below the figure holds the values.",
                prescription + ", " + sweep.trainingSize(size),
                Axis.linear("score").spanning(0, 1),
                Axis.linear("fraction of the class").within(0.0, null),
                series);
    }

    private static Series steps(
            String prescription,
            int size,
            String jetClass,
            List<TrialRecord> trials,
            Function<ScoreHistogram, int[]> of,
            List<List<String>> rows) {
        var fractions =
                trials.stream().map(t -> fractions(of.apply(t.scores()))).toList();
        int bins = fractions.get(0).length;
        var line = new ArrayList<Series.Mark>();
        var band = new ArrayList<Series.Span>();
        for (int b = 0; b < bins; b++) {
            int bin = b;
            var there = fractions.stream().mapToDouble(f -> f[bin]).summaryStatistics();
            double from = (double) b / bins;
            double to = (b + 1.0) / bins;
            line.add(new Series.Mark(from, there.getAverage(), ""));
            line.add(new Series.Mark(to, there.getAverage(), ""));
            if (trials.size() > 1) {
                band.add(new Series.Span(from, there.getMin(), there.getMax()));
                band.add(new Series.Span(to, there.getMin(), there.getMax()));
            }
            rows.add(List.of(
                    prescription,
                    NumberText.count(size),
                    jetClass,
                    NumberText.value(from),
                    NumberText.value(to),
                    NumberText.value(there.getAverage()),
                    NumberText.value(there.getMin()),
                    NumberText.value(there.getMax())));
        }
        return Series.line(jetClass, style(jetClass), line, band);
    }

    private static double[] fractions(int[] counts) {
        double all = Math.max(1, java.util.Arrays.stream(counts).sum());
        return java.util.Arrays.stream(counts).mapToDouble(c -> c / all).toArray();
    }

    private Plot reliability(int size, List<List<String>> rows) {
        var series = new ArrayList<Series>();
        for (String prescription : sweep.prescriptions()) {
            var trials = sweep.done(prescription, size).stream()
                    .filter(t -> t.calibration() != null)
                    .toList();
            if (!trials.isEmpty()) {
                series.add(reliability(prescription, size, trials, rows));
            }
        }
        return Plot.of(
                        "f-calibration-" + size,
                        "Calibration at " + sweep.size(size),
                        "Fraction of signal over score, one line per prescription. The table below holds the values.",
                        sweep.trainingSize(size),
                        Axis.linear("mean score").spanning(0, 1),
                        Axis.linear("fraction of signal").spanning(0, 1),
                        series)
                .with(new Plot.Rule(0, 0, 1, 1));
    }

    private Series reliability(String prescription, int size, List<TrialRecord> trials, List<List<String>> rows) {
        var line = new ArrayList<Series.Mark>();
        double error = trials.stream()
                .mapToDouble(t -> t.calibration().expectedError())
                .average()
                .orElseThrow();
        int bins = trials.get(0).calibration().jets().length;
        for (int b = 0; b < bins; b++) {
            long jets = 0;
            double score = 0;
            double signal = 0;
            for (var trial : trials) {
                int here = trial.calibration().jets()[b];
                jets += here;
                score += here * trial.calibration().score()[b];
                signal += here * trial.calibration().signal()[b];
            }
            if (jets == 0) {
                continue;
            }
            line.add(new Series.Mark(
                    score / jets,
                    signal / jets,
                    prescription + ", score " + NumberText.value(score / jets) + ": " + NumberText.value(signal / jets)
                            + " signal (" + NumberText.count(jets) + " " + sweep.unit() + "); ECE "
                            + NumberText.value(error)));
            rows.add(List.of(
                    NumberText.count(size),
                    prescription,
                    NumberText.value(error),
                    NumberText.value(score / jets),
                    NumberText.value(signal / jets),
                    NumberText.count(jets),
                    NumberText.count(trials.size())));
        }
        return Series.curve(prescription, sweep.style(prescription), line, List.of(), List.of());
    }
}
