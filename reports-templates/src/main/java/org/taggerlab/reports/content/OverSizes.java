package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.Wording;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** A metric of every prescription over the sizes: figure and table. */
final class OverSizes {
    private final Sweep sweep;
    private final Figures figures;

    OverSizes(Sweep sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** The figure, or none without values. */
    List<FigureView> figure(Metric metric, String title) {
        var series = sweep.prescriptions().stream()
                .map(p -> series(p, metric))
                .filter(Figures::isDrawn)
                .toList();
        var y = (metric.log() ? Axis.log(metric.label()) : Axis.linear(metric.label())).within(null, metric.most());
        var plot = Plot.of("f-" + id(metric), title, describe(metric), "", sizeAxis(sweep), y, series);
        return figures.figure(
                id(metric),
                title,
                caption(metric),
                List.of(plot),
                Figures.legend(series.stream().map(Series::name).toList(), sweep::style, true),
                table(metric));
    }

    /** The axis of the sizes, a tick at each. */
    static Axis sizeAxis(Sweep sweep) {
        return Axis.log(Wording.sizes(sweep.results())
                        + (sweep.unit().equals("jets") ? " (signal and background)" : ""))
                .at(sweep.sizes().stream()
                        .map(s -> new Axis.Tick(s, Words.count(s)))
                        .toList());
    }

    private Series series(String prescription, Metric metric) {
        var line = new ArrayList<Series.Mark>();
        var band = new ArrayList<Series.Span>();
        var curve = sweep.curve(prescription, metric.key());
        if (curve != null) {
            for (var point : curve.points()) {
                if (hasMean(metric, prescription, point)) {
                    line.add(new Series.Mark(point.size(), point.mean(), hover(prescription, metric, point)));
                    if (point.low() != null && point.high() != null) {
                        band.add(new Series.Span(point.size(), point.low(), point.high()));
                    }
                }
            }
        }
        var dots = new ArrayList<Series.Mark>();
        for (int size : sweep.sizes()) {
            for (var trial : sweep.done(prescription, size)) {
                Double value = metric.of(trial);
                if (value != null) {
                    dots.add(new Series.Mark(size, value, hover(metric, trial), metric.isLimit(trial)));
                }
            }
        }
        return Series.curve(prescription, sweep.style(prescription), line, band, dots);
    }

    /** A mean of lower limits, or of what is left beside them, would be a number without a meaning. */
    private boolean hasMean(Metric metric, String prescription, Summary.Point point) {
        return point != null
                && point.n() > 0
                && sweep.done(prescription, point.size()).stream().noneMatch(metric::isLimit);
    }

    private String hover(String prescription, Metric metric, Summary.Point point) {
        return prescription + ", " + Words.count(point.size()) + " " + sweep.unit() + ": mean "
                + metric.words(point.mean()) + interval(metric, point) + ", n = " + point.n();
    }

    private String hover(Metric metric, TrialRecord trial) {
        return trial.prescription() + ", " + Words.count(trial.size()) + " " + sweep.unit() + ", repetition "
                + trial.repetition() + ": " + metric.inWords(trial);
    }

    private static String interval(Metric metric, Summary.Point point) {
        return point.low() == null || point.high() == null
                ? ""
                : " (" + metric.words(point.low()) + " to " + metric.words(point.high()) + ")";
    }

    private String describe(Metric metric) {
        var words = new StringBuilder();
        for (String prescription : sweep.prescriptions()) {
            var curve = sweep.curve(prescription, metric.key());
            var points = curve == null
                    ? List.<Summary.Point>of()
                    : curve.points().stream()
                            .filter(p -> hasMean(metric, prescription, p))
                            .toList();
            if (points.isEmpty()) {
                continue;
            }
            var first = points.get(0);
            var last = points.get(points.size() - 1);
            words.append(prescription)
                    .append(": ")
                    .append(metric.words(first.mean()))
                    .append(" at ")
                    .append(Words.count(first.size()))
                    .append(", ")
                    .append(metric.words(last.mean()))
                    .append(" at ")
                    .append(Words.count(last.size()))
                    .append(" ")
                    .append(sweep.unit())
                    .append(". ");
        }
        return words.append("The table below the figure holds every value.").toString();
    }

    private String caption(Metric metric) {
        var words = new StringBuilder("Line: mean of ")
                .append(sweep.repetitions(metric.key()))
                .append(" repetitions; band: its 95 % Student-t interval, cut off where it leaves the frame; "
                        + "dots: every repetition. ");
        if (metric.isRejection()) {
            words.append("A dot with an arrow is a lower limit (95 % Clopper-Pearson): fewer than ")
                    .append(Metric.FEW)
                    .append(" background ")
                    .append(sweep.unit())
                    .append(" pass; there is no mean where a repetition is a limit. ");
        }
        if (metric == Metric.SECONDS) {
            return words.append("Wall seconds of training with validation and, for a frozen trunk, the one pass "
                            + "through it; reading samples is left out.")
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
        int repetitions = 0;
        for (String prescription : sweep.prescriptions()) {
            for (int size : sweep.sizes()) {
                repetitions = Math.max(
                        repetitions,
                        sweep.done(prescription, size).stream()
                                        .mapToInt(TrialRecord::repetition)
                                        .max()
                                        .orElse(-1)
                                + 1);
            }
        }
        for (int r = 0; r < repetitions; r++) {
            columns.add(Table.number("rep. " + r));
        }
        var rows = new ArrayList<List<String>>();
        for (String prescription : sweep.prescriptions()) {
            var curve = sweep.curve(prescription, metric.key());
            for (int size : sweep.sizes()) {
                rows.add(row(metric, prescription, size, curve, repetitions));
            }
        }
        return new Table("t-" + id(metric), metric.label() + " over size", columns, rows);
    }

    private List<String> row(Metric metric, String prescription, int size, Summary.Curve curve, int repetitions) {
        var point = curve == null
                ? null
                : curve.points().stream()
                        .filter(p -> p.size() == size)
                        .findFirst()
                        .orElse(null);
        var row = new ArrayList<>(List.of(prescription, Integer.toString(size)));
        row.add(point == null ? "0" : Integer.toString(point.n()));
        boolean mean = hasMean(metric, prescription, point);
        row.add(mean ? metric.words(point.mean()) : "");
        row.add(mean ? metric.words(point.low()) : "");
        row.add(mean ? metric.words(point.high()) : "");
        for (int r = 0; r < repetitions; r++) {
            int repetition = r;
            row.add(sweep.done(prescription, size).stream()
                    .filter(t -> t.repetition() == repetition)
                    .map(metric::inWords)
                    .findFirst()
                    .orElse(""));
        }
        return row;
    }

    private static String id(Metric metric) {
        return metric.key().replace('.', '-');
    }
}
