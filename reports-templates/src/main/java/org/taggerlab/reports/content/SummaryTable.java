package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary.Point;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;

/** What a paper would print: each prescription at each size in one line. */
final class SummaryTable {
    private static final List<Metric> SHOWN =
            List.of(Metric.AUC, Metric.REJECTION_05, Metric.SECONDS, Metric.SOURCE_AUC);

    private final SweepView sweep;
    private final List<Metric> shown;

    private SummaryTable(SweepView sweep) {
        this.sweep = sweep;
        this.shown = SHOWN.stream()
                .filter(metric -> metric != Metric.SOURCE_AUC
                        || sweep.grid().trials().stream().anyMatch(trial -> trial.sourceAuc() != null))
                .toList();
    }

    /** A section of that table; it shows nothing without results. */
    static Section of(SweepView sweep) {
        return Section.ofTables("summary", "Summary", List.of(), List.of(new SummaryTable(sweep).table()));
    }

    private Table table() {
        var columns = new ArrayList<>(List.of(
                Table.text("prescription"),
                Table.number("size"),
                Table.number("labels"),
                Table.number("weights"),
                Table.number("n")));
        shown.forEach(metric -> columns.add(Table.number(metric.title())));
        var rows = new ArrayList<List<String>>();
        for (String prescription : sweep.prescriptions()) {
            for (int size : sweep.sizes()) {
                var trials = sweep.done(prescription, size);
                if (!trials.isEmpty()) {
                    rows.add(row(prescription, size, trials));
                }
            }
        }
        return new Table(
                "t-summary",
                "mean over n repetitions with its 95 % Student-t interval; size: training "
                        + sweep.results().sizeUnit() + "; labels: those of training and validation " + sweep.unit()
                        + "; weights: those that train",
                columns,
                rows);
    }

    private List<String> row(String prescription, int size, List<TrialRecord> trials) {
        var row = new ArrayList<>(List.of(
                prescription,
                NumberText.count(size),
                NumberText.count(trials.get(0).labels()),
                NumberText.count(trials.get(0).training().trainableParameters()),
                NumberText.count(trials.size())));
        shown.forEach(metric -> row.add(point(prescription, metric, size)
                .map(point -> SizeFigures.words(metric, point))
                .orElse("")));
        return row;
    }

    private Optional<Point> point(String prescription, Metric metric, int size) {
        return sweep.points(prescription, metric).stream()
                .filter(point -> point.size() == size)
                .findFirst();
    }
}
