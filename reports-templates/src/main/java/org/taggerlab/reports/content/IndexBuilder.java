package org.taggerlab.reports.content;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.taggerlab.harness.results.Headline;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.model.IndexPage;
import org.taggerlab.reports.model.Section;

/** Puts the page of all experiments together. */
public final class IndexBuilder {
    private IndexBuilder() {}

    /**
     * The model of the index.
     *
     * @param folder the folder of an experiment, relative to the index
     * @param files which files lie in that folder
     * @param samples address of the page on which samples are looked at, empty without one
     */
    public static IndexPage page(
            List<ResultSet> experiments,
            Function<ResultSet, String> folder,
            Function<ResultSet, List<String>> files,
            String samples) {
        var entries = new ArrayList<IndexPage.ExperimentEntry>();
        for (var results : experiments) {
            var links = new ArrayList<IndexPage.Link>();
            for (String file : files.apply(results)) {
                links.add(new IndexPage.Link(file, encode(folder.apply(results)) + "/" + file));
            }
            entries.add(new IndexPage.ExperimentEntry(
                    results.experiment(),
                    results.title() == null || results.title().isEmpty() ? results.experiment() : results.title(),
                    ReportBuilder.lead(results),
                    Headline.of(results).get(0),
                    trials(results),
                    ReportBuilder.badges(results),
                    links));
        }
        return new IndexPage(
                "Experiments",
                entries,
                samples,
                environment(experiments),
                experiments.isEmpty() ? "Tagger Lab" : ReportBuilder.footer(experiments.get(0)));
    }

    private static String trials(ResultSet results) {
        var counts = new LinkedHashMap<String, Integer>();
        for (String status : List.of("done", "diverged", "failed")) {
            counts.put(status, 0);
        }
        results.trials().forEach(t -> counts.merge(t.status(), 1, Integer::sum));
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .filter(c -> c.getValue() > 0)
                        .map(c -> Words.several(c.getValue(), "trial") + " " + c.getKey())
                        .toList());
    }

    private static List<Section.Fact> environment(List<ResultSet> experiments) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (var results : experiments) {
            for (var fact : Provenance.facts(results.environment())) {
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
