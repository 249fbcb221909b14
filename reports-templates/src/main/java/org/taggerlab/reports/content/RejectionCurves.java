package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.Roc;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** Background rejection over signal efficiency, one panel per size, averaged over the repetitions at fixed efficiency. */
final class RejectionCurves {
    /** Every second of the hundredths at which a thinned curve has its points. */
    private static final int STEPS = 50;

    /** A thinned curve has six digits. */
    private static final double ROUNDING = 1e-6;

    private final SweepView sweep;
    private final Figures figures;

    RejectionCurves(SweepView sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** What the repetitions have at one signal efficiency. */
    private record Average(double signal, double mean, double least, double most) {}

    /** The figure, or none without curves. */
    List<FigureView> figure() {
        return figures.figure(
                "rejection-curve",
                "Background rejection over signal efficiency, one panel per size",
                "Line: mean of the repetitions' rejections at fixed signal efficiency, as in the figures over training size; "
                        + "band: from the smallest to the largest of " + sweep.repetitions(Metric.AUC)
                        + " repetitions. As everywhere here, a cut on the score keeps at least that much signal. "
                        + "A curve ends where fewer than " + Rejection.FEW + " background " + sweep.unit()
                        + " pass in any of them. Test: " + sweep.jets() + ".",
                sweep.sizes().stream().map(this::panel).toList(),
                Figures.legend(sweep.prescriptions(), sweep::style, false),
                table());
    }

    private Plot panel(int size) {
        return Plot.of(
                "f-rejection-curve-" + size,
                "Background rejection over signal efficiency at " + sweep.size(size),
                "One line per prescription. The table below the figure holds the values.",
                sweep.trainingSize(size),
                Axis.linear("signal efficiency").spanning(0, 1),
                Axis.log("1 / background efficiency").within(1.0, null),
                series(size));
    }

    private List<Series> series(int size) {
        var series = new ArrayList<Series>();
        for (String prescription : sweep.prescriptions()) {
            var line = new ArrayList<Series.Mark>();
            var band = new ArrayList<Series.Span>();
            for (var average : rejections(prescription, size)) {
                line.add(new Series.Mark(
                        average.signal(),
                        average.mean(),
                        every10(average)
                                ? prescription + ", signal efficiency " + NumberText.value(average.signal())
                                        + ": rejection " + NumberText.rejection(average.mean())
                                : ""));
                if (average.least() < average.most()) {
                    band.add(new Series.Span(average.signal(), average.least(), average.most()));
                }
            }
            series.add(Series.line(prescription, sweep.style(prescription), line, band));
        }
        return series;
    }

    private Table table() {
        var rows = new ArrayList<List<String>>();
        for (int size : sweep.sizes()) {
            for (String prescription : sweep.prescriptions()) {
                rejections(prescription, size).stream()
                        .filter(RejectionCurves::every10)
                        .forEach(average -> rows.add(List.of(
                                NumberText.count(size),
                                prescription,
                                NumberText.ratio(average.signal()),
                                NumberText.rejection(average.mean()),
                                NumberText.rejection(average.least()),
                                NumberText.rejection(average.most()),
                                NumberText.count(withRoc(prescription, size).size()))));
            }
        }
        return new Table(
                "t-rejection-curve",
                "rejection at fixed signal efficiency",
                List.of(
                        Table.number("size"),
                        Table.text("prescription"),
                        Table.number("signal efficiency"),
                        Table.number("rejection"),
                        Table.number("smallest"),
                        Table.number("largest"),
                        Table.number("n")),
                rows);
    }

    private static boolean every10(Average average) {
        return Math.round(average.signal() * STEPS) % (STEPS / 10) == 0;
    }

    private List<TrialRecord> withRoc(String prescription, int size) {
        return sweep.done(prescription, size).stream()
                .filter(t -> t.roc() != null && t.roc().signal().length > 1)
                .toList();
    }

    private List<Average> rejections(String prescription, int size) {
        var trials = withRoc(prescription, size);
        double least = trials.stream()
                .mapToDouble(RejectionCurves::leastEfficiency)
                .max()
                .orElse(0);
        return averages(trials, (trial, signal) -> {
            double background = background(trial.roc(), signal);
            return background > 0 && background >= least ? 1 / background : Double.NaN;
        });
    }

    /** The background efficiency of {@value Rejection#FEW} test jets; 0 where the number of test jets is unknown. */
    private static double leastEfficiency(TrialRecord trial) {
        return trial.metrics().rejection().values().stream()
                .filter(r -> r.value() != null && r.background() > 0)
                .mapToDouble(r -> (Rejection.FEW - 0.5) / (r.value() * r.background()))
                .max()
                .orElse(0);
    }

    /** At each step in which every repetition has a value. */
    private static List<Average> averages(List<TrialRecord> trials, ToDoubleBiFunction<TrialRecord, Double> value) {
        var averages = new ArrayList<Average>();
        for (int i = 1; i <= STEPS && !trials.isEmpty(); i++) {
            double signal = (double) i / STEPS;
            var there = trials.stream()
                    .mapToDouble(t -> value.applyAsDouble(t, signal))
                    .summaryStatistics();
            if (!Double.isNaN(there.getSum())) {
                averages.add(new Average(signal, there.getAverage(), there.getMin(), there.getMax()));
            }
        }
        return averages;
    }

    /** The background efficiency of the highest cut that keeps at least a signal efficiency, as for a rejection. */
    static double background(Roc roc, double signal) {
        int i = 0;
        while (i < roc.signal().length - 1 && roc.signal()[i] < signal - ROUNDING) {
            i++;
        }
        return roc.background()[i];
    }
}
