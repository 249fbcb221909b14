package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.Roc;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** ROC and rejection curves, a panel a size, averaged over the repetitions at fixed signal efficiency. */
final class RocCurves {
    private static final int STEPS = 50;

    private final Sweep sweep;
    private final Figures figures;

    RocCurves(Sweep sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** Background efficiencies of the repetitions at one signal efficiency. */
    private record Average(double signal, double mean, double least, double most) {}

    /** Both figures, or none without curves. */
    List<FigureView> figures() {
        var made = new ArrayList<FigureView>();
        var legend = Figures.legend(sweep.prescriptions(), sweep::style, false);
        String band = "Line: background efficiency averaged over the repetitions at fixed signal efficiency; band: "
                + "from the smallest to the largest of " + sweep.repetitions("auc") + " repetitions. ";
        made.addAll(figures.figure(
                "rejection-curve",
                "Background rejection over signal efficiency, a panel a size",
                band + "A curve ends where fewer than " + Metric.FEW + " background " + sweep.unit() + " pass. Test: "
                        + sweep.jets() + ".",
                sweep.sizes().stream().map(this::rejectionPanel).toList(),
                legend,
                table("rejection-curve", true)));
        made.addAll(figures.figure(
                "roc",
                "ROC curves, a panel a size",
                band + "Test: " + sweep.jets() + ".",
                sweep.sizes().stream().map(this::rocPanel).toList(),
                legend,
                table("roc", false)));
        return made;
    }

    private Plot rejectionPanel(int size) {
        var series = new ArrayList<Series>();
        for (String prescription : sweep.prescriptions()) {
            var trials = withRoc(prescription, size);
            double least = leastEfficiency(trials);
            var line = new ArrayList<Series.Mark>();
            var band = new ArrayList<Series.Span>();
            for (var average : averages(trials)) {
                if (average.mean() > 0 && average.mean() >= least) {
                    line.add(new Series.Mark(
                            average.signal(),
                            1 / average.mean(),
                            every10(average)
                                    ? prescription + ", signal efficiency " + Words.share(average.signal())
                                            + ": rejection " + Words.rejection(1 / average.mean())
                                    : ""));
                    if (trials.size() > 1 && average.least() > 0) {
                        band.add(new Series.Span(average.signal(), 1 / average.most(), 1 / average.least()));
                    }
                }
            }
            series.add(Series.line(prescription, sweep.style(prescription), line, band));
        }
        return Plot.of(
                "f-rejection-curve-" + size,
                "Background rejection over signal efficiency at " + Words.count(size) + " " + sweep.unit(),
                "One line a prescription. The table below the figure holds the values.",
                Words.count(size) + " training " + sweep.unit(),
                Axis.linear("signal efficiency").spanning(0, 1),
                Axis.log("1 / background efficiency").within(1.0, null),
                series);
    }

    private Plot rocPanel(int size) {
        var series = new ArrayList<Series>();
        for (String prescription : sweep.prescriptions()) {
            var trials = withRoc(prescription, size);
            var line = new ArrayList<Series.Mark>();
            var band = new ArrayList<Series.Span>();
            for (var average : averages(trials)) {
                line.add(new Series.Mark(
                        average.signal(),
                        average.mean(),
                        every10(average)
                                ? prescription + ", signal efficiency " + Words.share(average.signal())
                                        + ": background efficiency " + Words.significant(average.mean())
                                : ""));
                if (trials.size() > 1) {
                    band.add(new Series.Span(average.signal(), average.least(), average.most()));
                }
            }
            series.add(Series.line(prescription, sweep.style(prescription), line, band));
        }
        return Plot.of(
                        "f-roc-" + size,
                        "Background efficiency over signal efficiency at " + Words.count(size) + " " + sweep.unit(),
                        "One line a prescription; the dashed diagonal is chance. The table below holds the values.",
                        Words.count(size) + " training " + sweep.unit(),
                        Axis.linear("signal efficiency").spanning(0, 1),
                        Axis.linear("background efficiency").spanning(0, 1),
                        series)
                .with(new Plot.Rule(0, 0, 1, 1));
    }

    private Table table(String id, boolean rejection) {
        var rows = new ArrayList<List<String>>();
        for (int size : sweep.sizes()) {
            for (String prescription : sweep.prescriptions()) {
                var trials = withRoc(prescription, size);
                double least = rejection ? leastEfficiency(trials) : 0;
                for (var average : averages(trials)) {
                    if (every10(average) && average.mean() >= least && average.mean() > 0) {
                        rows.add(row(size, prescription, trials.size(), average, rejection));
                    }
                }
            }
        }
        String what = rejection ? "rejection" : "background efficiency";
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

    private static List<String> row(int size, String prescription, int n, Average average, boolean rejection) {
        return List.of(
                Integer.toString(size),
                prescription,
                Words.ratio(average.signal()),
                rejection ? Words.rejection(1 / average.mean()) : Words.significant(average.mean()),
                rejection ? Words.rejection(1 / average.most()) : Words.significant(average.least()),
                rejection
                        ? average.least() > 0 ? Words.rejection(1 / average.least()) : ""
                        : Words.significant(average.most()),
                Integer.toString(n));
    }

    private static boolean every10(Average average) {
        return Math.round(average.signal() * STEPS) % (STEPS / 10) == 0;
    }

    private List<TrialRecord> withRoc(String prescription, int size) {
        return sweep.done(prescription, size).stream()
                .filter(t -> t.roc() != null && t.roc().signal().length > 1)
                .toList();
    }

    /** The background efficiency of {@value Metric#FEW} test jets; 0 where the number of test jets is unknown. */
    private static double leastEfficiency(List<TrialRecord> trials) {
        return trials.stream()
                .flatMap(t -> t.metrics().rejection().values().stream())
                .filter(r -> r.value() != null && r.background() > 0)
                .mapToDouble((Rejection r) -> Metric.FEW / (r.value() * r.background()))
                .max()
                .orElse(0);
    }

    private static List<Average> averages(List<TrialRecord> trials) {
        if (trials.isEmpty()) {
            return List.of();
        }
        var averages = new ArrayList<Average>();
        for (int i = 1; i <= STEPS; i++) {
            double signal = (double) i / STEPS;
            var there = trials.stream()
                    .mapToDouble(t -> background(t.roc(), signal))
                    .summaryStatistics();
            averages.add(new Average(signal, there.getAverage(), there.getMin(), there.getMax()));
        }
        return averages;
    }

    /** The least background efficiency at a signal efficiency, between the points of the curve on a straight line. */
    static double background(Roc roc, double signal) {
        double[] s = roc.signal();
        double[] b = roc.background();
        int i = 0;
        while (i < s.length - 1 && s[i] < signal) {
            i++;
        }
        if (i == 0 || s[i] == s[i - 1]) {
            return b[i];
        }
        double share = (signal - s[i - 1]) / (s[i] - s[i - 1]);
        return b[i - 1] + Math.min(1, share) * (b[i] - b[i - 1]);
    }
}
