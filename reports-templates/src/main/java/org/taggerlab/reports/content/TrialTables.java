package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;
import org.taggerlab.vocabulary.worker.TrialResult.Overhead;

/** Every trial in one row, and apart from them those that failed or diverged. */
final class TrialTables {
    private final SweepView sweep;

    TrialTables(SweepView sweep) {
        this.sweep = sweep;
    }

    /** Trials that failed or diverged; empty if all are done. */
    Optional<Section> broken() {
        var rows = sweep.results().trials().stream()
                .filter(t -> !t.done())
                .map(t -> List.of(
                        t.status().label(),
                        t.prescription(),
                        NumberText.count(t.size()),
                        NumberText.count(t.repetition()),
                        t.note() == null ? "" : t.note(),
                        t.key()))
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var table = new Table(
                "t-broken",
                "trials without a result",
                List.of(
                        Table.text("status"),
                        Table.text("prescription"),
                        Table.number("size"),
                        Table.number("repetition"),
                        Table.text("why"),
                        Table.code("key")),
                rows);
        return Optional.of(Section.ofTables(
                "broken",
                "Failed and diverged trials",
                List.of("These trials are in no mean, no interval and no figure above; the captions count only the "
                        + "repetitions that finished."),
                List.of(table)));
    }

    /** Where the time of the trials went, training and everything besides; empty if it was not timed apart. */
    Optional<Table> time() {
        var timed = sweep.results().trials().stream()
                .filter(t -> t.overhead() != null && t.training() != null)
                .toList();
        var seconds = new LinkedHashMap<String, Double>();
        seconds.put(
                "training",
                timed.stream().mapToDouble(t -> t.training().seconds()).sum());
        seconds.putAll(timed.stream()
                .map(TrialRecord::overhead)
                .reduce(Overhead.NONE, Overhead::plus)
                .parts());
        double all = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        return timed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "t-time",
                        "where the workers' time for " + NumberText.count(timed.size(), "trial") + " went",
                        List.of(Table.text("what"), Table.number("seconds"), Table.number("share, %")),
                        seconds.entrySet().stream()
                                .map(part -> List.of(
                                        part.getKey(),
                                        NumberText.seconds(part.getValue()),
                                        all == 0 ? "" : NumberText.count(Math.round(100 * part.getValue() / all))))
                                .toList()));
    }

    Section all() {
        var columns = new ArrayList<>(List.of(
                Table.text("prescription"),
                Table.number("size"),
                Table.number("rep."),
                Table.text("status"),
                Table.number("AUC"),
                Table.number("low"),
                Table.number("high"),
                Table.number("AUC − from-scratch"),
                Table.number("low"),
                Table.number("high"),
                Table.number("accuracy"),
                Table.number("loss"),
                Table.number("1/εB at 0.3"),
                Table.number("1/εB at 0.5"),
                Table.number("1/εB at 0.7"),
                Table.number("labels"),
                Table.number("epochs"),
                Table.number("best"),
                Table.text("ended by"),
                Table.number("seconds"),
                Table.number("CPU s"),
                Table.number(sweep.unit() + "/s"),
                Table.number("MiB"),
                Table.number("trained weights"),
                Table.text("BatchNorm"),
                Table.text("up to"),
                Table.number("seed"),
                Table.code("key")));
        var rows = sweep.results().trials().stream().map(TrialTables::row).toList();
        var table = new Table("t-trials", "every trial", columns, rows);
        return Section.ofTables(
                "trials",
                "Every trial",
                List.of(
                        "AUC, and its difference from that of from-scratch on the same test " + sweep.unit()
                                + ", with DeLong's 95 % intervals; accuracy at score 0.5; rejection at three signal "
                                + "efficiencies, a lower limit (≥, 95 % Clopper-Pearson) where fewer than "
                                + Rejection.FEW
                                + " background " + sweep.unit()
                                + " pass. A source is not measured on the target's test "
                                + sweep.unit() + ".",
                        TrainingEnds.of(sweep.results()).sentence()),
                List.of(table));
    }

    private static List<String> row(TrialRecord t) {
        var row = new ArrayList<>(List.of(
                t.prescription(),
                NumberText.count(t.size()),
                NumberText.count(t.repetition()),
                t.status().label()));
        var m = t.metrics();
        row.add(Metric.AUC.textOf(t));
        row.add(m == null ? "" : NumberText.value(m.aucLow()));
        row.add(m == null ? "" : NumberText.value(m.aucHigh()));
        var d = t.againstFromScratch();
        row.add(d == null ? "" : NumberText.signed(d.auc()));
        row.add(d == null ? "" : NumberText.signed(d.low()));
        row.add(d == null ? "" : NumberText.signed(d.high()));
        row.add(Metric.ACCURACY.textOf(t));
        row.add(Metric.LOSS.textOf(t));
        row.add(Metric.REJECTION_03.textOf(t));
        row.add(Metric.REJECTION_05.textOf(t));
        row.add(Metric.REJECTION_07.textOf(t));
        row.add(NumberText.count(t.labels()));
        var k = t.training();
        row.add(k == null ? "" : NumberText.count(k.epochs()));
        row.add(k == null ? "" : NumberText.count(k.bestEpoch()));
        row.add(k == null || k.stopped() == null ? "" : k.stopped().label());
        row.add(k == null ? "" : NumberText.seconds(k.seconds()));
        row.add(k == null ? "" : NumberText.seconds(k.cpuSeconds()));
        row.add(k == null ? "" : NumberText.count(Math.round(k.jetsPerSecond())));
        row.add(k == null ? "" : NumberText.count(k.peakRssMb()));
        row.add(k == null ? "" : NumberText.count(k.trainableParameters()));
        row.add(t.batchNorm() == null ? "" : t.batchNorm());
        row.add(t.upTo() == null ? "" : t.upTo());
        row.add(Long.toString(t.seed()));
        row.add(t.key());
        return row;
    }
}
