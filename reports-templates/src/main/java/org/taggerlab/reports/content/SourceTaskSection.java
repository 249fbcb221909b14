package org.taggerlab.reports.content;

import java.util.List;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;

/** How well the tagger of each prescription and size still does the source's task. */
final class SourceTaskSection {
    private final SweepView sweep;
    private final SizeFigures overSizes;
    private final List<TrialRecord> sources;

    SourceTaskSection(SweepView sweep, SizeFigures overSizes) {
        this.sweep = sweep;
        this.overSizes = overSizes;
        this.sources = sweep.results().trials().stream()
                .filter(trial -> trial.ofSource() && trial.sourceAuc() != null)
                .toList();
    }

    /** The section; it shows nothing where the source's task is not tested. */
    Section section() {
        var figures = overSizes.figure(
                Metric.SOURCE_AUC,
                "AUC on the source's task over training size",
                sources.stream()
                        .mapToDouble(source -> source.sourceAuc().auc())
                        .mapToObj(auc -> new Plot.Rule(1e-9, auc, 1e12, auc))
                        .toArray(Plot.Rule[]::new));
        return new Section(
                "source-task",
                "What is kept of the source's task",
                List.of("After its training, every tagger also scores test " + sweep.unit() + " of the source's task. "
                        + "From-scratch has never learnt that task: its AUC is what the two tasks have in common. "
                        + "A transferred tagger that falls to it has forgotten what its source had learnt."
                        + unknown()),
                figures,
                sources.isEmpty() ? List.of() : List.of(table()),
                List.of(),
                List.of());
    }

    private String unknown() {
        var existing = sweep.results().sourceTagger();
        return existing != null && existing.leftOut() == null
                ? " The file of the source does not say what it was trained on: " + sweep.unit()
                        + " that are tested here may be among it."
                : "";
    }

    private Table table() {
        return new Table(
                "t-sources",
                "the source before it is transferred: its AUC on the same test " + sweep.unit()
                        + ", with DeLong's interval of 95 %",
                List.of(
                        Table.number("source"),
                        Table.number(Metric.AUC.title()),
                        Table.number("low"),
                        Table.number("high")),
                sources.stream()
                        .map(source -> List.of(
                                NumberText.count(source.repetition()),
                                NumberText.value(source.sourceAuc().auc()),
                                NumberText.value(source.sourceAuc().low()),
                                NumberText.value(source.sourceAuc().high())))
                        .toList());
    }
}
