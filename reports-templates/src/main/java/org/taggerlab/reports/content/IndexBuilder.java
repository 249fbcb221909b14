package org.taggerlab.reports.content;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.model.IndexPage;
import org.taggerlab.reports.model.Section;
import org.taggerlab.vocabulary.worker.Status;

/** Puts the page of all experiments together. */
public final class IndexBuilder {
    private IndexBuilder() {}

    /**
     * The model of the index.
     *
     * @param folder the folder of an experiment, relative to the index
     * @param files which files lie in that folder
     * @param links pages beside the index
     */
    public static IndexPage page(
            List<ResultSet> experiments,
            Function<ResultSet, String> folder,
            Function<ResultSet, List<String>> files,
            List<IndexPage.Link> links) {
        var entries = experiments.stream()
                .map(results -> new IndexPage.ExperimentEntry(
                        results.experiment(),
                        ReportBuilder.title(results),
                        ReportBuilder.lead(results),
                        GatesSection.failures(results),
                        Headline.of(results),
                        trials(results),
                        ReportBuilder.badges(results),
                        links(folder.apply(results), files.apply(results))))
                .toList();
        return new IndexPage(
                "Experiments",
                "",
                List.of(),
                OverviewSection.of(experiments),
                entries,
                links,
                environment(experiments),
                experiments.isEmpty() ? "Tagger Lab" : ReportBuilder.footer(experiments.get(0)));
    }

    /**
     * The model of the page of all comparisons.
     *
     * @param folder the folder of an experiment, relative to the page
     * @param files which files lie in each folder, the page first
     * @param home relative address of the index of experiments, empty without one
     */
    public static IndexPage comparisons(
            Comparisons comparisons, Function<ResultSet, String> folder, List<String> files, String home) {
        var notes = new ArrayList<String>();
        int violations = comparisons.violations().size();
        notes.add(violations == 0 ? "Passed." : "Failed: " + NumberText.count(violations, "violation") + ".");
        only("Only in the baseline", comparisons.onlyInBaseline()).ifPresent(notes::add);
        only("Only here", comparisons.onlyHere()).ifPresent(notes::add);
        var entries = comparisons.shared().stream()
                .map(comparison -> new IndexPage.ExperimentEntry(
                        comparison.experiment(),
                        ReportBuilder.title(comparison.current()),
                        ReportBuilder.lead(comparison.current()) + " · fails on "
                                + comparison.failOn().label(),
                        List.of(),
                        ComparisonBuilder.answer(comparison),
                        "",
                        ReportBuilder.badges(comparison.current()),
                        links(folder.apply(comparison.current()), files)))
                .toList();
        var footer = comparisons.shared().stream()
                .findFirst()
                .map(comparison -> ReportBuilder.footer(comparison.current()))
                .orElse("Tagger Lab");
        return new IndexPage(
                "Compared with " + comparisons.baseline(),
                home,
                notes,
                List.of(),
                entries,
                List.of(),
                List.of(),
                footer);
    }

    private static Optional<String> only(String where, List<String> experiments) {
        return experiments.isEmpty()
                ? Optional.empty()
                : Optional.of(where + ", not compared: " + String.join(", ", experiments) + ".");
    }

    private static List<IndexPage.Link> links(String folder, List<String> files) {
        return files.stream()
                .map(file -> new IndexPage.Link(file, encode(folder) + "/" + file))
                .toList();
    }

    private static String trials(ResultSet results) {
        var counts = new EnumMap<Status, Integer>(Status.class);
        results.trials().forEach(t -> counts.merge(t.status(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(c -> NumberText.count(c.getValue(), "trial") + " "
                        + c.getKey().label())
                .collect(Collectors.joining(", "));
    }

    private static List<Section.Fact> environment(List<ResultSet> experiments) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (var results : experiments) {
            for (var fact : ProvenanceSections.facts(results.environment())) {
                values.computeIfAbsent(fact.name(), n -> new LinkedHashSet<>()).add(fact.value());
            }
        }
        return values.entrySet().stream()
                .map(e -> new Section.Fact(e.getKey(), String.join("; ", e.getValue())))
                .toList();
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
