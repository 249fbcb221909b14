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

/** What a prescription gains on from-scratch: data, time, AUC. */
final class Effects {
    private static final List<String> MEASURES =
            List.of("epoch", "epochs-to-target", "time-to-target", "cpu-time-to-target");

    private final Sweep sweep;
    private final Figures figures;

    Effects(Sweep sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** Data efficiency, one line a target AUC and prescription. */
    List<FigureView> dataEfficiency() {
        var rows = sweep.summary().dataEfficiency();
        var ticks = new ArrayList<Axis.Tick>();
        var series = new ArrayList<Series>();
        for (int i = 0; i < rows.size(); i++) {
            ticks.add(new Axis.Tick(
                    rows.size() - i, "AUC " + Words.share(rows.get(i).auc())));
        }
        for (String prescription : others()) {
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
                Figures.legend(others(), sweep::style, true),
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

    /** Speed-up over the sizes; the panels of these measures. */
    List<FigureView> speedUp(List<String> measures, String id) {
        var panels = measures.stream()
                .filter(MEASURES::contains)
                .map(m -> speedUpPanel(m, measures.size() > 1))
                .toList();
        return figures.figure(
                id,
                measures.size() == 1 ? "Speed-up: " + name(measures.get(0)) : "Speed-up, taken apart",
                "Mark: geometric mean of from-scratch / prescription over the repetitions that reach the target; bar: its "
                        + "95 % interval. Target: from-scratch's best validation loss at that size. Above the dashed "
                        + "line the prescription is faster. Where no mark stands, no repetition reached the target.",
                panels,
                Figures.legend(others(), sweep::style, true),
                speedUpTable(id, measures));
    }

    static String name(String measure) {
        return switch (measure) {
            case "epoch" -> "time an epoch";
            case "epochs-to-target" -> "epochs to target";
            case "time-to-target" -> "wall time to target";
            case "cpu-time-to-target" -> "CPU time to target";
            default -> measure;
        };
    }

    private Plot speedUpPanel(String measure, boolean headed) {
        var series = new ArrayList<Series>();
        for (String prescription : others()) {
            var marks = new ArrayList<Series.Mark>();
            var whiskers = new ArrayList<Series.Whisker>();
            for (var row : sweep.summary().speedUp()) {
                if (row.prescription().equals(prescription)
                        && row.measure().equals(measure)
                        && row.value() != null
                        && row.value() > 0) {
                    marks.add(new Series.Mark(
                            beside(prescription, row.size()),
                            row.value(),
                            prescription + ", " + Words.count(row.size())
                                    + " " + sweep.unit() + ": " + Words.ratio(row.value()) + "×"
                                    + Words.interval(row.low(), row.high()) + ", " + row.reached() + " of "
                                    + row.repetitions() + " reached the target"));
                    if (row.low() != null && row.high() != null) {
                        double low = row.low() > 0 ? row.low() : row.value() / 1e3;
                        whiskers.add(new Series.Whisker(
                                beside(prescription, row.size()),
                                low,
                                beside(prescription, row.size()),
                                row.high(),
                                false));
                    }
                }
            }
            series.add(Series.intervals(prescription, sweep.style(prescription), marks, whiskers));
        }
        return Plot.of(
                        "f-speed-up-" + measure,
                        "Speed-up: " + name(measure),
                        "Time of from-scratch divided by time of the prescription, over size. The table below holds "
                                + "every value.",
                        headed ? name(measure) : "",
                        OverSizes.sizeAxis(sweep),
                        Axis.log("from-scratch / prescription"),
                        series)
                .with(new Plot.Rule(1e-9, 1, 1e12, 1));
    }

    private Table speedUpTable(String id, List<String> measures) {
        var rows = new ArrayList<List<String>>();
        for (var row : sweep.summary().speedUp()) {
            if (measures.contains(row.measure())) {
                rows.add(List.of(
                        row.prescription(),
                        Integer.toString(row.size()),
                        name(row.measure()),
                        Words.ratio(row.value()),
                        Words.ratio(row.low()),
                        Words.ratio(row.high()),
                        Integer.toString(row.reached()),
                        Integer.toString(row.repetitions())));
            }
        }
        return new Table(
                "t-" + id,
                "speed-up against from-scratch",
                List.of(
                        Table.text("prescription"),
                        Table.number("size"),
                        Table.text("measure"),
                        Table.number("times faster"),
                        Table.number("low"),
                        Table.number("high"),
                        Table.number("reached"),
                        Table.number("repetitions")),
                rows);
    }

    /** Paired differences of AUC from from-scratch. */
    List<FigureView> differences() {
        var series = new ArrayList<Series>();
        for (String prescription : others()) {
            var marks = new ArrayList<Series.Mark>();
            var whiskers = new ArrayList<Series.Whisker>();
            for (var test : sweep.summary().tests()) {
                if (test.prescription().equals(prescription) && test.metric().equals("auc")) {
                    marks.add(new Series.Mark(
                            beside(prescription, test.size()),
                            test.difference(),
                            prescription + ", "
                                    + Words.count(test.size()) + " " + sweep.unit() + ": "
                                    + Words.signed(test.difference())
                                    + " AUC, " + verdict(test)));
                    if (test.low() != null && test.high() != null) {
                        whiskers.add(new Series.Whisker(
                                beside(prescription, test.size()),
                                test.low(),
                                beside(prescription, test.size()),
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
                Figures.legend(others(), sweep::style, true),
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

    /** A size moved aside a little, so that the intervals of two prescriptions do not cover each other. */
    private double beside(String prescription, int size) {
        var sizes = sweep.sizes();
        double span = Math.max(2, (double) sizes.get(sizes.size() - 1) / sizes.get(0));
        double step = others().indexOf(prescription) - (others().size() - 1) / 2.0;
        return size * Math.pow(span, 0.03 * step);
    }

    private List<String> others() {
        return sweep.prescriptions().stream()
                .filter(p -> !Sweep.SCRATCH.equals(p))
                .toList();
    }
}
