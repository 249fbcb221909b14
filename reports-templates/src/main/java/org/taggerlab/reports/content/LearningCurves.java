package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.taggerlab.harness.results.GridCell;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;
import org.taggerlab.vocabulary.training.Epoch;

/** Loss over epochs and validation loss over seconds, one panel per size, every repetition a line. */
final class LearningCurves {
    /** A line of more epochs is thinned to about this many points. */
    private static final int MOST = 60;

    private final SweepView sweep;
    private final Figures figures;

    LearningCurves(SweepView sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    /** Both figures, or none without histories. */
    List<FigureView> figures() {
        var made = new ArrayList<FigureView>();
        String lines = "Each line is one repetition (" + sweep.repetitions(Metric.AUC)
                + "), the marker the epoch whose weights " + "were kept. A trial without a history is left out. ";
        var legend = new ArrayList<>(Figures.legend(sweep.prescriptions(), sweep::style, true));
        made.addAll(figures.figure(
                "learning-epochs",
                "Validation and training loss over epochs, one panel per size",
                lines + "Loss: mean cross-entropy on the validation " + sweep.unit() + "; dotted: on the training "
                        + sweep.unit() + " as the epoch went by, mean over the repetitions that ran it.",
                panels("epochs", "epoch", e -> e.epoch(), this::trainingLoss),
                legend,
                epochTable()));
        made.addAll(figures.figure(
                "learning-seconds",
                "Validation loss over wall seconds, one panel per size",
                lines + "Seconds of training, for a frozen trunk with the one pass through it; " + sweep.timed(),
                panels("seconds", "seconds", Epoch::seconds, (prescription, size) -> List.of()),
                legend,
                trialTable()));
        return made;
    }

    private List<Plot> panels(
            String id, String label, ToDoubleFunction<Epoch> when, BiFunction<String, Integer, List<Series>> more) {
        var panels = new ArrayList<Plot>();
        for (int size : sweep.sizes()) {
            var series = new ArrayList<Series>();
            for (String prescription : sweep.prescriptions()) {
                series.addAll(more.apply(prescription, size));
                for (var trial : withHistory(prescription, size)) {
                    addTrial(series, trial, when);
                }
            }
            panels.add(Plot.of(
                    "f-learning-" + id + "-" + size,
                    "Loss over " + id + " at " + sweep.size(size),
                    "One line per repetition of each prescription. The table below the figure holds the values.",
                    sweep.trainingSize(size),
                    Axis.linear(label).within(0.0, null),
                    Axis.log("loss"),
                    series));
        }
        return panels;
    }

    private List<Series> trainingLoss(String prescription, int size) {
        var trials = withHistory(prescription, size);
        var line = new ArrayList<Series.Mark>();
        int epochs = trials.stream().mapToInt(t -> t.history().size()).max().orElse(0);
        int every = Math.max(1, (epochs + MOST - 1) / MOST);
        for (int e = 0; e < epochs; e += every) {
            var there = at(trials, e);
            line.add(new Series.Mark(e + 1, mean(there, Epoch::trainLoss), ""));
        }
        return List.of(Series.dotted(prescription, sweep.style(prescription), line));
    }

    private static List<Epoch> at(List<TrialRecord> trials, int index) {
        return trials.stream()
                .filter(t -> t.history().size() > index)
                .map(t -> t.history().get(index))
                .toList();
    }

    private void addTrial(List<Series> series, TrialRecord trial, ToDoubleFunction<Epoch> when) {
        var style = sweep.style(trial.prescription());
        var line = new ArrayList<Series.Mark>();
        var best = new ArrayList<Series.Mark>();
        int every = Math.max(1, (trial.history().size() + MOST - 1) / MOST);
        for (var epoch : trial.history()) {
            boolean kept = trial.training() != null
                    && epoch.epoch() == trial.training().bestEpoch();
            if (!Double.isFinite(epoch.validationLoss())) {
                continue;
            }
            if (kept || epoch.epoch() % every == 0 || epoch.epoch() == 1) {
                line.add(new Series.Mark(when.applyAsDouble(epoch), epoch.validationLoss(), ""));
            }
            if (kept) {
                best.add(new Series.Mark(
                        when.applyAsDouble(epoch),
                        epoch.validationLoss(),
                        trial.prescription() + ", repetition " + trial.repetition() + ": epoch " + epoch.epoch()
                                + ", " + NumberText.seconds(epoch.seconds()) + " s, validation loss "
                                + NumberText.value(epoch.validationLoss())));
            }
        }
        series.add(Series.thinLine(trial.prescription(), style, line));
        series.add(Series.curve(trial.prescription(), style, List.of(), List.of(), best));
    }

    private List<TrialRecord> withHistory(String prescription, int size) {
        return sweep.grid().all(new GridCell(prescription, size)).stream()
                .filter(t -> t.done() && t.history() != null && !t.history().isEmpty())
                .toList();
    }

    private Table epochTable() {
        var rows = new ArrayList<List<String>>();
        for (int size : sweep.sizes()) {
            for (String prescription : sweep.prescriptions()) {
                var trials = withHistory(prescription, size);
                int epochs =
                        trials.stream().mapToInt(t -> t.history().size()).max().orElse(0);
                for (int e = 0; e < epochs; e++) {
                    var there = at(trials, e);
                    var losses =
                            there.stream().mapToDouble(Epoch::validationLoss).summaryStatistics();
                    rows.add(List.of(
                            NumberText.count(size),
                            prescription,
                            NumberText.count(e + 1),
                            NumberText.count(there.size()),
                            NumberText.value(mean(there, Epoch::trainLoss)),
                            NumberText.value(losses.getAverage()),
                            NumberText.value(losses.getMin()),
                            NumberText.value(losses.getMax()),
                            NumberText.value(mean(there, Epoch::validationAuc))));
                }
            }
        }
        return new Table(
                "t-learning-epochs",
                "per epoch, averaged over the repetitions that ran it",
                List.of(
                        Table.number("size"),
                        Table.text("prescription"),
                        Table.number("epoch"),
                        Table.number("n"),
                        Table.number("train loss"),
                        Table.number("validation loss"),
                        Table.number("smallest"),
                        Table.number("largest"),
                        Table.number("validation AUC")),
                rows);
    }

    private static double mean(List<Epoch> epochs, ToDoubleFunction<Epoch> of) {
        return epochs.stream().mapToDouble(of).average().orElse(0);
    }

    private Table trialTable() {
        var rows = new ArrayList<List<String>>();
        for (int size : sweep.sizes()) {
            for (String prescription : sweep.prescriptions()) {
                for (var trial : withHistory(prescription, size)) {
                    var best = trial.history().stream()
                            .filter(e -> trial.training() != null
                                    && e.epoch() == trial.training().bestEpoch())
                            .findFirst();
                    rows.add(List.of(
                            NumberText.count(size),
                            prescription,
                            NumberText.count(trial.repetition()),
                            NumberText.count(trial.history().size()),
                            best.map(e -> NumberText.count(e.epoch())).orElse(""),
                            best.map(e -> NumberText.value(e.validationLoss())).orElse(""),
                            best.map(e -> NumberText.seconds(e.seconds())).orElse(""),
                            trial.training() == null
                                    ? ""
                                    : NumberText.seconds(trial.training().secondsToTarget()),
                            trial.training() == null
                                    ? ""
                                    : NumberText.seconds(trial.training().seconds())));
                }
            }
        }
        return new Table(
                "t-learning-seconds",
                "per trial",
                List.of(
                        Table.number("size"),
                        Table.text("prescription"),
                        Table.number("repetition"),
                        Table.number("epochs"),
                        Table.number("best epoch"),
                        Table.number("best validation loss"),
                        Table.number("seconds to best"),
                        Table.number("seconds to target"),
                        Table.number("seconds")),
                rows);
    }
}
