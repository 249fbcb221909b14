package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.Summary.SpeedUp;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/** How many times faster a prescription trains than from-scratch: figures and tables. */
final class SpeedUpFigures {
    private final SweepView sweep;
    private final Figures figures;

    SpeedUpFigures(SweepView sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** Time to from-scratch's best validation loss over the sizes, wall and CPU seconds side by side. */
    List<FigureView> toTarget() {
        return figure(
                "speed-up",
                "Speed-up: time to target",
                List.of("time-to-target", "cpu-time-to-target"),
                "Target: from-scratch's best validation loss at that size and repetition; n: the repetitions that reach "
                        + "it, of all in which both finished. The one pass through a frozen trunk is part of the time.");
    }

    /** Where the speed-up comes from: epochs that are shorter, or fewer of them. */
    List<FigureView> parts() {
        return figure(
                "speed-up-parts",
                "Speed-up, taken apart",
                List.of("epoch", "cpu-epoch", "epochs-to-target"),
                "Time of an epoch: mean over the epochs after the first, all n repetitions. Epochs to target: the n "
                        + "repetitions that reach from-scratch's best validation loss at that size.");
    }

    /** The time that tuning took counted on both sides; empty if nothing was tuned. */
    Optional<Table> withTuning() {
        var rows = sweep.summary().speedUp().stream()
                .filter(row -> row.measure().equals(SpeedUp.WITH_TUNING))
                .map(row -> List.of(
                        row.prescription(),
                        NumberText.count(row.size()),
                        NumberText.ratio(row.value()),
                        NumberText.count(row.repetitions()),
                        NumberText.count(row.leftOut())))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "t-speed-up-tuning",
                        "time with tuning, from-scratch / prescription: mean training time of n repetitions plus that of all "
                                + "candidates; without an interval, because the repetitions share one tuning",
                        List.of(
                                Table.text("prescription"),
                                Table.number("size"),
                                Table.number("times faster"),
                                Table.number("n"),
                                Table.number("left out")),
                        rows));
    }

    private List<FigureView> figure(String id, String title, List<String> measures, String caption) {
        return figures.figure(
                id,
                title,
                "Mark: geometric mean of from-scratch / prescription; bar: 95 % Student-t interval of its logarithm over the "
                        + "n repetitions of the mark, " + counts(measures) + ". " + caption + " Above the dashed line "
                        + "the prescription is faster; where there is no mark, no repetition reached the target.",
                measures.stream().map(this::panel).toList(),
                Figures.legend(sweep.transferred(), sweep::style, true),
                table(id, measures));
    }

    private String counts(List<String> measures) {
        return SweepView.n(sweep.summary().speedUp().stream()
                .filter(row -> measures.contains(row.measure()) && row.value() != null)
                .mapToInt(SpeedUpFigures::counted)
                .summaryStatistics());
    }

    /** Repetitions in a value; for the time of an epoch, also those that do not reach the target. */
    private static int counted(SpeedUp row) {
        return ofEpoch(row.measure()) ? row.repetitions() : row.reached();
    }

    private static boolean ofEpoch(String measure) {
        return measure.equals("epoch") || measure.equals("cpu-epoch");
    }

    private static String name(String measure) {
        return switch (measure) {
            case "epoch" -> "wall time of an epoch";
            case "cpu-epoch" -> "CPU time of an epoch";
            case "epochs-to-target" -> "epochs to target";
            case "time-to-target" -> "wall time to target";
            case "cpu-time-to-target" -> "CPU time to target";
            default -> measure;
        };
    }

    private Plot panel(String measure) {
        return Plot.of(
                        "f-speed-up-" + measure,
                        "Speed-up: " + name(measure),
                        "Time of from-scratch divided by time of the prescription, over size. The table below holds "
                                + "every value.",
                        name(measure),
                        SizeFigures.sizeAxis(sweep),
                        Axis.log("from-scratch / prescription"),
                        sweep.transferred().stream()
                                .map(prescription -> series(prescription, measure))
                                .toList())
                .with(new Plot.Rule(1e-9, 1, 1e12, 1));
    }

    private Series series(String prescription, String measure) {
        var marks = new ArrayList<Series.Mark>();
        var whiskers = new ArrayList<Series.Whisker>();
        for (var row : sweep.summary().speedUp()) {
            boolean shown = row.prescription().equals(prescription)
                    && row.measure().equals(measure)
                    && row.value() != null
                    && row.value() > 0;
            if (shown) {
                double x = sweep.beside(prescription, row.size());
                marks.add(new Series.Mark(x, row.value(), hover(row)));
                if (row.low() != null && row.high() != null) {
                    double low = row.low() > 0 ? row.low() : row.value() / 1e3;
                    whiskers.add(new Series.Whisker(x, low, x, row.high(), false));
                }
            }
        }
        return Series.intervals(prescription, sweep.style(prescription), marks, whiskers);
    }

    private String hover(SpeedUp row) {
        return row.prescription() + ", " + sweep.size(row.size()) + ": " + name(row.measure()) + " "
                + NumberText.times(row.value()) + NumberText.bracketed(row.low(), row.high()) + ", n = " + counted(row)
                + (ofEpoch(row.measure()) ? "" : ", the target was reached in " + reached(row));
    }

    private static String reached(SpeedUp row) {
        return row.reached() + " of " + row.repetitions();
    }

    private Table table(String id, List<String> measures) {
        return new Table(
                "t-" + id,
                "speed-up: from-scratch / prescription, geometric mean over n repetitions with its 95 % interval",
                List.of(
                        Table.text("prescription"),
                        Table.number("size"),
                        Table.text("measure"),
                        Table.number("times faster"),
                        Table.number("low"),
                        Table.number("high"),
                        Table.number("n"),
                        Table.text("target reached"),
                        Table.number("left out")),
                sweep.summary().speedUp().stream()
                        .filter(row -> measures.contains(row.measure()))
                        .map(SpeedUpFigures::row)
                        .toList());
    }

    private static List<String> row(SpeedUp row) {
        return List.of(
                row.prescription(),
                NumberText.count(row.size()),
                name(row.measure()),
                NumberText.ratio(row.value()),
                NumberText.ratio(row.low()),
                NumberText.ratio(row.high()),
                NumberText.count(row.value() == null ? 0 : counted(row)),
                ofEpoch(row.measure()) ? "" : reached(row),
                NumberText.count(row.leftOut()));
    }
}
