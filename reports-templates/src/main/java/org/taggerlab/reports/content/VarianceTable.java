package org.taggerlab.reports.content;

import java.util.List;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.Summary.Variance;
import org.taggerlab.reports.model.Table;

/** Where the AUC of one trial gets its variance from. */
final class VarianceTable {
    private VarianceTable() {}

    /** The table; none with too few repetitions. */
    static List<Table> of(SweepView sweep) {
        var rows = sweep.summary().variances();
        return rows.isEmpty()
                ? List.of()
                : List.of(new Table(
                        "t-variances",
                        "standard deviation of the AUC of one trial, by what varies: the source, the training subset with the "
                                + "initial weights, and the sample of test " + sweep.unit()
                                + "; of one source, or one per repetition, the source has no part of its own",
                        List.of(
                                Table.text("prescription"),
                                Table.number("size"),
                                Table.number("repetitions"),
                                Table.number("sources"),
                                Table.number("source"),
                                Table.number("subset and start"),
                                Table.number("test " + sweep.unit())),
                        rows.stream().map(VarianceTable::row).toList()));
    }

    private static List<String> row(Variance row) {
        return List.of(
                row.prescription(),
                NumberText.count(row.size()),
                NumberText.count(row.repetitions()),
                NumberText.count(row.sources()),
                NumberText.value(row.source()),
                NumberText.value(row.training()),
                NumberText.value(row.testJets()));
    }
}
