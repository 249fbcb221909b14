package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;

/** AUC over all labels that were spent: training, validation and early stopping. */
final class LabelBudgetSection {
    private final SweepView sweep;
    private final Figures figures;

    LabelBudgetSection(SweepView sweep, Figures figures) {
        this.sweep = sweep;
        this.figures = figures;
    }

    Section section() {
        var series = new ArrayList<Series>();
        var rows = new ArrayList<List<String>>();
        for (String prescription : sweep.prescriptions()) {
            var line = new ArrayList<Series.Mark>();
            var dots = new ArrayList<Series.Mark>();
            for (int size : sweep.sizes()) {
                for (var there : byLabels(sweep.done(prescription, size)).entrySet()) {
                    int labels = there.getKey();
                    double mean = there.getValue().stream()
                            .mapToDouble(t -> t.metrics().auc())
                            .average()
                            .orElseThrow();
                    int n = there.getValue().size();
                    int training = labels == 0 ? 0 : (int) sweep.results().labels(size);
                    rows.add(List.of(
                            prescription,
                            NumberText.count(training),
                            NumberText.count(labels - training),
                            NumberText.count(labels),
                            NumberText.value(mean),
                            NumberText.count(n)));
                    if (labels == 0) {
                        continue; // it has no place on a logarithmic axis
                    }
                    line.add(new Series.Mark(
                            labels,
                            mean,
                            prescription + ", " + NumberText.count(labels) + " labels (" + sweep.trainingSize(size)
                                    + "): mean AUC " + NumberText.value(mean) + ", n = " + n));
                    there.getValue()
                            .forEach(t ->
                                    dots.add(new Series.Mark(labels, t.metrics().auc(), "")));
                }
            }
            series.add(Series.curve(prescription, sweep.style(prescription), line, List.of(), dots));
        }
        var plot = Plot.of(
                "f-label-budget",
                "AUC over the label budget",
                "AUC over training and validation labels together. The table below the figure holds every value.",
                "",
                Axis.log("labels: training + validation " + sweep.unit()),
                Axis.linear("AUC").within(null, 1.0),
                series);
        var figure = figures.figure(
                "label-budget",
                "AUC over the label budget",
                "Line: mean over the repetitions (" + sweep.repetitions(Metric.AUC)
                        + "); dots: every repetition. Test: " + sweep.jets() + ".",
                List.of(plot),
                Figures.legend(sweep.prescriptions(), sweep::style, true),
                new Table(
                        "t-label-budget",
                        "label budget",
                        List.of(
                                Table.text("prescription"),
                                Table.number("training labels"),
                                Table.number("validation labels"),
                                Table.number("all labels"),
                                Table.number("mean AUC"),
                                Table.number("n")),
                        rows));
        return new Section(
                "labels",
                "Label budget",
                List.of("Validation and early stopping need labels too. Here they are counted: what a tagger costs is "
                        + "its training and its validation " + sweep.unit() + " together."),
                figure,
                needed(),
                List.of(),
                List.of());
    }

    /** How many times fewer labels, at the AUCs at which data efficiency is stated. */
    private List<Table> needed() {
        var rows = LabelsNeeded.of(sweep.results()).stream()
                .map(budget -> List.of(
                        budget.prescription(),
                        NumberText.value(budget.auc()),
                        budget.fromScratch().text(),
                        budget.own().text(),
                        budget.factor()))
                .toList();
        return rows.isEmpty()
                ? List.of()
                : List.of(new Table(
                        "t-labels-needed",
                        "labels needed for an AUC, training and validation together",
                        List.of(
                                Table.text("prescription"),
                                Table.number("AUC"),
                                Table.number("labels from-scratch needs"),
                                Table.number("labels it needs"),
                                Table.number("times fewer labels")),
                        rows));
    }

    private static TreeMap<Integer, List<TrialRecord>> byLabels(List<TrialRecord> trials) {
        var byLabels = new TreeMap<Integer, List<TrialRecord>>();
        trials.forEach(t ->
                byLabels.computeIfAbsent(t.labels(), l -> new ArrayList<>()).add(t));
        return byLabels;
    }
}
