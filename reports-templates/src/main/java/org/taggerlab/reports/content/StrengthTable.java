package org.taggerlab.reports.content;

import java.util.List;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.Summary.Comparison;
import org.taggerlab.reports.model.Table;

/** What the differences of AUC from from-scratch can and cannot say with so many repetitions. */
final class StrengthTable {
    private StrengthTable() {}

    /** The table; none without differences. */
    static List<Table> of(SweepView sweep) {
        var rows = sweep.summary().tests().stream()
                .filter(test -> test.metric().equals(Metric.AUC.label()))
                .map(StrengthTable::row)
                .toList();
        return rows.isEmpty()
                ? List.of()
                : List.of(new Table(
                        "t-strength",
                        "how often the AUC is above from-scratch's, over repetitions on these test " + sweep.unit()
                                + " (ties half; Clopper-Pearson, 95 %); smallest difference that a two-sided t test of level 5 % "
                                + "finds with a power of 80 % at this n; p-value of an equivalence within ± "
                                + Comparison.MARGIN + " AUC (two one-sided t tests, not corrected)",
                        List.of(
                                Table.text("prescription"),
                                Table.number("size"),
                                Table.number("beats from-scratch"),
                                Table.number("low"),
                                Table.number("high"),
                                Table.number("minimum detectable"),
                                Table.number("p of equivalence"),
                                Table.number("repetitions")),
                        rows));
    }

    private static List<String> row(Comparison test) {
        return List.of(
                test.prescription(),
                NumberText.count(test.size()),
                NumberText.value(test.beats()),
                NumberText.value(test.beatsLow()),
                NumberText.value(test.beatsHigh()),
                NumberText.value(test.minimumDetectable()),
                NumberText.p(test.equivalence()),
                NumberText.count(test.repetitions()));
    }
}
