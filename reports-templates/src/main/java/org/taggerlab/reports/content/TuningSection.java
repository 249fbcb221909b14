package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.TuningResult;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;

/** Which settings each prescription chose at each size, on validation jets, and what that cost. */
final class TuningSection {
    private final SweepView sweep;

    TuningSection(SweepView sweep) {
        this.sweep = sweep;
    }

    /** Empty if nothing was tuned. */
    Optional<Section> section() {
        var tuning = sweep.results().tuning();
        return tuning.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.ofTables(
                        "tuning",
                        "Which settings were chosen?",
                        List.of(
                                "Each prescription chose at each size from as many candidates as every other, by the AUC on the "
                                        + "validation " + sweep.unit() + " alone: a candidate has no test "
                                        + sweep.unit()
                                        + ". At the edge of the grid a better setting may lie beyond. Expected best: of as many "
                                        + "candidates as the column says, drawn without replacement from those that did not "
                                        + "diverge."),
                        List.of(chosen(tuning), candidates(tuning))));
    }

    private Table chosen(List<TuningResult> tuning) {
        var rows = new ArrayList<List<String>>();
        for (var cell : tuning) {
            var chosen = cell.chosen() == null ? null : cell.candidates().get(cell.chosen());
            var bestOf = cell.bestOf();
            rows.add(List.of(
                    cell.prescription(),
                    NumberText.count(cell.size()),
                    chosen == null ? "none" : chosen.settings(),
                    String.join(", ", cell.atEdge()),
                    bestOf.isEmpty() ? "" : NumberText.value(bestOf.get(0)),
                    bestOf.isEmpty() ? "" : NumberText.value(bestOf.get((bestOf.size() - 1) / 2)),
                    bestOf.isEmpty() ? "" : NumberText.value(bestOf.get(bestOf.size() - 1)),
                    NumberText.count(cell.candidates().size()),
                    NumberText.seconds(cell.tuningSeconds())));
        }
        return new Table(
                "t-tuning",
                "settings chosen by validation AUC",
                List.of(
                        Table.text("prescription"),
                        Table.number("size"),
                        Table.text("chosen"),
                        Table.text("at the edge of the grid"),
                        Table.number("expected AUC of one"),
                        Table.number("best of half"),
                        Table.number("best of all"),
                        Table.number("candidates"),
                        Table.number("seconds of all")),
                rows);
    }

    private Table candidates(List<TuningResult> tuning) {
        var rows = new ArrayList<List<String>>();
        for (var cell : tuning) {
            for (int i = 0; i < cell.candidates().size(); i++) {
                var candidate = cell.candidates().get(i);
                boolean isChosen = cell.chosen() != null && cell.chosen() == i;
                for (var trial : candidate.trials()) {
                    rows.add(List.of(
                            cell.prescription(),
                            NumberText.count(cell.size()),
                            candidate.settings(),
                            isChosen ? "chosen" : "",
                            NumberText.count(trial.repetition()),
                            trial.status().label(),
                            trial.validationAuc() == null ? "" : NumberText.value(trial.validationAuc()),
                            NumberText.seconds(trial.seconds()),
                            trial.note(),
                            trial.key()));
                }
            }
        }
        return new Table(
                "t-tuning-candidates",
                "every candidate",
                List.of(
                        Table.text("prescription"),
                        Table.number("size"),
                        Table.text("settings"),
                        Table.text("chosen"),
                        Table.number("repetition"),
                        Table.text("status"),
                        Table.number("validation AUC"),
                        Table.number("seconds"),
                        Table.text("note"),
                        Table.code("key")),
                rows);
    }
}
