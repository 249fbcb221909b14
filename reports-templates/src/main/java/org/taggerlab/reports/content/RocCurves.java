package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
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

/** ROC and rejection curves, one panel per size, averaged over the repetitions at fixed signal efficiency. */
final class RocCurves {
    /** Every second of the hundredths at which a thinned curve has its points. */
    private static final int STEPS = 50;

    /** A thinned curve has six digits. */
    private static final double ROUNDING = 1e-6;

    private final SweepView sweep;
    private final Figures figures;

    RocCurves(SweepView sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** What the repetitions have at one signal efficiency. */
    private record Average(double signal, double mean, double least, double most) {}

    /** Both figures, or none without curves. */
    List<FigureView> figures() {
        var made = new ArrayList<FigureView>();
        var legend = Figures.legend(sweep.prescriptions(), sweep::style, false);
        String band = "band: from the smallest to the largest of " + sweep.repetitions(Metric.AUC) + " repetitions. ";
        String cut = "As everywhere here, a cut on the score keeps at least that much signal. ";
        made.addAll(figures.figure(
                "rejection-curve",
                "Background rejection over signal efficiency, one panel per size",
                "Line: mean of the repetitions' rejections at fixed signal efficiency, as in the figures over training size; "
                        + band + cut + "A curve ends where fewer than " + Rejection.FEW + " background " + sweep.unit()
                        + " pass in any of them. Test: " + sweep.jets() + ".",
                sweep.sizes().stream().map(this::rejectionPanel).toList(),
                legend,
                table("rejection-curve", "rejection", this::rejections, NumberText::rejection)));
        made.addAll(figures.figure(
                "roc",
                "ROC curves, one panel per size",
                "Line: mean of the repetitions' background efficiencies at fixed signal efficiency; " + band + cut
                        + "Test: " + sweep.jets() + ".",
                sweep.sizes().stream().map(this::rocPanel).toList(),
                legend,
                table("roc", "background efficiency", this::efficiencies, NumberText::value)));
        return made;
    }

    private Plot rejectionPanel(int size) {
        return Plot.of(
                "f-rejection-curve-" + size,
                "Background rejection over signal efficiency at " + sweep.size(size),
                "One line per prescription. The table below the figure holds the values.",
                sweep.trainingSize(size),
                Axis.linear("signal efficiency").spanning(0, 1),
                Axis.log("1 / background efficiency").within(1.0, null),
                series(size, this::rejections, value -> "rejection " + NumberText.rejection(value)));
    }

    private Plot rocPanel(int size) {
        return Plot.of(
                        "f-roc-" + size,
                        "Background efficiency over signal efficiency at " + sweep.size(size),
                        "One line per prescription; the dashed diagonal is chance. The table below holds the values.",
                        sweep.trainingSize(size),
                        Axis.linear("signal efficiency").spanning(0, 1),
                        Axis.linear("background efficiency").spanning(0, 1),
                        series(size, this::efficiencies, value -> "background efficiency " + NumberText.value(value)))
                .with(new Plot.Rule(0, 0, 1, 1));
    }

    private List<Series> series(
            int size, BiFunction<String, Integer, List<Average>> averages, DoubleFunction<String> words) {
        var series = new ArrayList<Series>();
        for (String prescription : sweep.prescriptions()) {
            var line = new ArrayList<Series.Mark>();
            var band = new ArrayList<Series.Span>();
            for (var average : averages.apply(prescription, size)) {
                line.add(new Series.Mark(
                        average.signal(),
                        average.mean(),
                        every10(average)
                                ? prescription + ", signal efficiency " + NumberText.value(average.signal()) + ": "
                                        + words.apply(average.mean())
                                : ""));
                if (average.least() < average.most()) {
                    band.add(new Series.Span(average.signal(), average.least(), average.most()));
                }
            }
            series.add(Series.line(prescription, sweep.style(prescription), line, band));
        }
        return series;
    }

    private Table table(
            String id,
            String what,
            BiFunction<String, Integer, List<Average>> averages,
            Function<Double, String> words) {
        var rows = new ArrayList<List<String>>();
        for (int size : sweep.sizes()) {
            for (String prescription : sweep.prescriptions()) {
                averages.apply(prescription, size).stream()
                        .filter(RocCurves::every10)
                        .forEach(average -> rows.add(List.of(
                                NumberText.count(size),
                                prescription,
                                NumberText.ratio(average.signal()),
                                words.apply(average.mean()),
                                words.apply(average.least()),
                                words.apply(average.most()),
                                NumberText.count(withRoc(prescription, size).size()))));
            }
        }
        return new Table(
                "t-" + id,
                what + " at fixed signal efficiency",
                List.of(
                        Table.number("size"),
                        Table.text("prescription"),
                        Table.number("signal efficiency"),
                        Table.number(what),
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

    private List<Average> efficiencies(String prescription, int size) {
        return averages(withRoc(prescription, size), (trial, signal) -> background(trial.roc(), signal));
    }

    private List<Average> rejections(String prescription, int size) {
        var trials = withRoc(prescription, size);
        double least =
                trials.stream().mapToDouble(RocCurves::leastEfficiency).max().orElse(0);
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
