package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;
import org.taggerlab.vocabulary.network.Network;

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
                Stream.of(table(), similarity())
                        .filter(table -> !table.rows().isEmpty())
                        .toList(),
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

    /** A block that only some trials have a value of is averaged over those. */
    private Table similarity() {
        // files sort their keys
        List<String> order = RecipeText.network(sweep.results().configuration())
                .map(Network::blocks)
                .orElse(List.of());
        List<String> blocks = sweep.grid().trials().stream()
                .flatMap(trial -> similarities(trial).keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(order::indexOf))
                .toList();
        var columns = new ArrayList<>(List.of(Table.text("prescription"), Table.number("size"), Table.number("n")));
        blocks.forEach(block -> columns.add(Table.number(block)));
        var rows = new ArrayList<List<String>>();
        for (var cell : sweep.grid().measured()) {
            var compared = sweep.grid().measured(cell).stream()
                    .filter(trial -> !similarities(trial).isEmpty())
                    .toList();
            if (!compared.isEmpty()) {
                var row = new ArrayList<>(
                        List.of(cell.prescription(), NumberText.count(cell.size()), NumberText.count(compared.size())));
                blocks.forEach(block -> row.add(NumberText.value(mean(block, compared))));
                rows.add(row);
            }
        }
        return new Table(
                "t-cka",
                "how similar each block still is to the source's: mean over repetitions of linear centred kernel alignment"
                        + " [arXiv:1905.00414] of what the block says of the same test " + sweep.unit()
                        + "; 1: equal but for rotation and scale",
                columns,
                rows);
    }

    private static Double mean(String block, List<TrialRecord> trials) {
        var mean = trials.stream()
                .map(trial -> similarities(trial).get(block))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? mean.getAsDouble() : null;
    }

    private static Map<String, Double> similarities(TrialRecord trial) {
        return trial.cka() == null ? Map.of() : trial.cka();
    }
}
