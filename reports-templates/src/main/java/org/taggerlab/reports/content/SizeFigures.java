package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;
import org.taggerlab.vocabulary.sample.Task;

/** A metric of every prescription over the sizes: figure and table. */
final class SizeFigures {
    private final SweepView sweep;
    private final Figures figures;

    SizeFigures(SweepView sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** The figure, or none without values; {@code rules} are values to compare with. */
    List<FigureView> figure(Metric metric, String title, Plot.Rule... rules) {
        var series = sweep.prescriptions().stream()
                .map(p -> series(p, metric))
                .filter(Figures::isDrawn)
                .toList();
        var y = metric.isRejection() || metric == Metric.SECONDS
                ? Axis.log(metric.title())
                : Axis.linear(metric.title()).within(null, 1.0);
        var plot = Plot.of("f-" + id(metric), title, describe(metric), "", sizeAxis(sweep), y, series)
                .with(rules);
        return figures.figure(
                id(metric),
                title,
                caption(metric),
                List.of(plot),
                Figures.legend(series.stream().map(Series::name).toList(), sweep::style, true),
                table(metric));
    }

    /** The axis of the sizes, a tick at each. */
    static Axis sizeAxis(SweepView sweep) {
        return Axis.log(sizes(sweep.results()))
                .at(sweep.sizes().stream()
                        .map(s -> new Axis.Tick(s, NumberText.count(s)))
                        .toList());
    }

    /** What the axis of the sizes counts. */
    static String sizes(ResultSet results) {
        return "training " + results.sizeUnit()
                + (results.task() == Task.JET_TAGGING ? " (signal and background)" : "");
    }

    private Series series(String prescription, Metric metric) {
        var line = new ArrayList<Series.Mark>();
        var band = new ArrayList<Series.Span>();
        for (var point : sweep.points(prescription, metric)) {
            line.add(new Series.Mark(point.size(), point.mean(), hover(prescription, metric, point), point.atLeast()));
            if (sweep.hasBands() && point.low() != null && point.high() != null) {
                band.add(new Series.Span(point.size(), point.low(), point.high()));
            }
        }
        var dots = new ArrayList<Series.Mark>();
        for (int size : sweep.sizes()) {
            for (var trial : sweep.done(prescription, size)) {
                Double value = metric.stated(trial);
                if (value != null) {
                    dots.add(new Series.Mark(size, value, hover(metric, trial), metric.isLimit(trial)));
                }
            }
        }
        return Series.curve(prescription, sweep.style(prescription), line, band, dots);
    }

    private String hover(String prescription, Metric metric, Summary.Point point) {
        return prescription + ", " + sweep.size(point.size()) + ": mean " + words(metric, point) + ", n = " + point.n();
    }

    /** A mean with its interval: {@code 0.8551 (0.8510 to 0.8592)}. */
    static String words(Metric metric, Summary.Point point) {
        return mean(metric, point) + interval(metric, point);
    }

    private String hover(Metric metric, TrialRecord trial) {
        return trial.prescription() + ", " + sweep.size(trial.size()) + ", repetition " + trial.repetition() + ": "
                + metric.textOf(trial);
    }

    private static String mean(Metric metric, Summary.Point point) {
        return metric.text(point.mean(), point.atLeast());
    }

    private static String interval(Metric metric, Summary.Point point) {
        return point.low() == null || point.high() == null
                ? ""
                : " (" + metric.text(point.low()) + " to " + metric.text(point.high()) + ")";
    }

    private String describe(Metric metric) {
        var words = new StringBuilder();
        for (String prescription : sweep.prescriptions()) {
            var points = sweep.points(prescription, metric);
            if (points.isEmpty()) {
                continue;
            }
            var first = points.get(0);
            var last = points.get(points.size() - 1);
            words.append(prescription)
                    .append(": ")
                    .append(mean(metric, first))
                    .append(" at ")
                    .append(NumberText.count(first.size()))
                    .append(", ")
                    .append(mean(metric, last))
                    .append(" at ")
                    .append(NumberText.count(last.size()))
                    .append(" ")
                    .append(sweep.unit())
                    .append(". ");
        }
        return words.append("The table below the figure holds every value.").toString();
    }

    private String caption(Metric metric) {
        var words = new StringBuilder(sweep.meanCaption(metric));
        if (sweep.grid().trials().stream().anyMatch(metric::isLimit)) {
            words.append("An arrow: a lower limit. A dot's is that of Clopper and Pearson (95 %), where fewer than ")
                    .append(Rejection.FEW)
                    .append(" background ")
                    .append(sweep.unit())
                    .append(
                            " pass; a mean that has such dots counts them with their limits, and no line leads to it. ");
        }
        if (metric == Metric.SECONDS) {
            return words.append("Wall seconds of training, for a frozen trunk with the one pass through it; ")
                    .append(sweep.timed())
                    .toString();
        }
        if (metric == Metric.SOURCE_AUC) {
            return words.append(
                            "Straight dashed line: the source before it is transferred, if it was trained here. Test: ")
                    .append(sweep.sourceJets())
                    .append(" of the source's task.")
                    .toString();
        }
        return words.append("Test: ").append(sweep.jets()).append(".").toString();
    }

    private Table table(Metric metric) {
        var columns = new ArrayList<>(List.of(
                Table.text("prescription"),
                Table.number("size"),
                Table.number("n"),
                Table.number("mean"),
                Table.number("low"),
                Table.number("high")));
        int repetitions = sweep.prescriptions().stream()
                .mapToInt(sweep.grid()::repetitions)
                .max()
                .orElse(0);
        for (int r = 0; r < repetitions; r++) {
            columns.add(Table.number("rep. " + r));
        }
        var rows = new ArrayList<List<String>>();
        for (String prescription : sweep.prescriptions()) {
            for (int size : sweep.sizes()) {
                rows.add(row(metric, prescription, size, repetitions));
            }
        }
        return new Table(
                "t-" + id(metric),
                metric.title()
                        + " over size: mean over n repetitions, its 95 % Student-t interval, and every repetition"
                        + (metric.isRejection()
                                ? "; ≥: a lower limit, with the lower Clopper-Pearson limit of each repetition in which fewer than "
                                        + Rejection.FEW + " background " + sweep.unit() + " pass"
                                : ""),
                columns,
                rows);
    }

    private List<String> row(Metric metric, String prescription, int size, int repetitions) {
        var row = new ArrayList<String>();
        var point = sweep.points(prescription, metric).stream()
                .filter(p -> p.size() == size)
                .findFirst();
        row.add(prescription);
        row.add(NumberText.count(size));
        row.add(point.map(p -> NumberText.count(p.n())).orElse("0"));
        row.add(point.map(p -> mean(metric, p)).orElse(""));
        row.add(point.map(p -> metric.text(p.low())).orElse(""));
        row.add(point.map(p -> metric.text(p.high())).orElse(""));
        for (int r = 0; r < repetitions; r++) {
            int repetition = r;
            row.add(sweep.done(prescription, size).stream()
                    .filter(t -> t.repetition() == repetition)
                    .map(metric::textOf)
                    .findFirst()
                    .orElse(""));
        }
        return row;
    }

    private static String id(Metric metric) {
        return metric.label().replace('.', '-');
    }
}
