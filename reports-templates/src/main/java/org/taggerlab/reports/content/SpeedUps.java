package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** How many times faster a prescription trains than from-scratch: figures and tables. */
final class SpeedUps {
    private static final List<String> MEASURES =
            List.of("epoch", "epochs-to-target", "time-to-target", "cpu-time-to-target");

    private final Sweep sweep;
    private final Figures figures;

    SpeedUps(Sweep sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** Speed-up over the sizes; the panels of these measures. */
    List<FigureView> figure(List<String> measures, String id) {
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
                Figures.legend(sweep.transferred(), sweep::style, true),
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
        for (String prescription : sweep.transferred()) {
            var marks = new ArrayList<Series.Mark>();
            var whiskers = new ArrayList<Series.Whisker>();
            for (var row : sweep.summary().speedUp()) {
                if (row.prescription().equals(prescription)
                        && row.measure().equals(measure)
                        && row.value() != null
                        && row.value() > 0) {
                    marks.add(new Series.Mark(
                            sweep.beside(prescription, row.size()),
                            row.value(),
                            prescription + ", " + Words.count(row.size())
                                    + " " + sweep.unit() + ": " + Words.ratio(row.value()) + "×"
                                    + Words.interval(row.low(), row.high()) + ", " + row.reached() + " of "
                                    + row.repetitions() + " reached the target"));
                    if (row.low() != null && row.high() != null) {
                        double low = row.low() > 0 ? row.low() : row.value() / 1e3;
                        whiskers.add(new Series.Whisker(
                                sweep.beside(prescription, row.size()),
                                low,
                                sweep.beside(prescription, row.size()),
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
}
