package org.taggerlab.reports;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.comparison.FailOn;
import org.taggerlab.harness.results.ResultSet;

/** Pages for tests that look at them from outside this package. */
public final class Pages {
    private Pages() {}

    /**
     * Writes one of each kind, by name: {@code report} of three repetitions, {@code sweep} of 217 trials, {@code events},
     * {@code long-names}, their {@code index}, a {@code comparison} of the sweep with one that was better, all {@code
     * comparisons}, and {@code samples}.
     */
    public static Map<String, Path> write(Path output) {
        var report = Fixture.resultSet(Fixture.small("top-to-w"));
        var sweep = Fixture.resultSet(Fixture.large("sweep"));
        var events = events();
        var longNames = longNames();
        Reports.writeSamples(
                List.of(SamplesPageTest.sample("top", 0.5), SamplesPageTest.sample("q".repeat(300), 0.3)),
                output.resolve(Reports.SAMPLES),
                null);
        Reports.write(List.of(report, sweep, events, longNames), output, null);
        var comparisons = Reports.writeComparisons(
                Comparisons.of(
                        "last release",
                        List.of(better(), report),
                        List.of(sweep, longNames),
                        any -> FailOn.SIGNIFICANT_REGRESSION),
                output.resolve(Reports.COMPARISONS),
                null);
        var pages = new LinkedHashMap<String, Path>();
        pages.put("report", output.resolve("top-to-w/report.html"));
        pages.put("sweep", output.resolve("sweep/report.html"));
        pages.put("events", output.resolve("events/report.html"));
        pages.put("long-names", output.resolve(longNames.experiment()).resolve("report.html"));
        pages.put("index", output.resolve("index.html"));
        pages.put("comparison", output.resolve("comparison/sweep/comparison.html"));
        pages.put("comparisons", comparisons);
        pages.put("samples", output.resolve(Reports.SAMPLES));
        return pages;
    }

    private static ResultSet events() {
        var events = Fixture.small("events");
        events.put("task", "event-classification");
        Fixture.samples(events).get(0).put("kind", "simulated stand-in");
        Fixture.samples(events).get(1).put("kind", "collision");
        return Fixture.read(events);
    }

    /** Every name that a user chooses has 300 characters and no place to break a line. */
    private static ResultSet longNames() {
        var results = Fixture.small("e".repeat(180));
        results.put("title", "T".repeat(300));
        results.put("profile", "p".repeat(300));
        results.put("arguments", "-Dtagger.profile=" + "p".repeat(300));
        for (var sample : Fixture.samples(results)) {
            sample.put("name", sample.get("name") + "s".repeat(300));
            sample.put("process", "P".repeat(300));
        }
        for (var trial : Fixture.trials(results)) {
            if (trial.get("prescription").equals("frozen")) {
                trial.put("prescription", "f".repeat(300));
            }
            trial.put("network", "n".repeat(300));
        }
        var failed = Fixture.trials(results).get(2);
        failed.keySet().removeAll(List.of("metrics", "training", "roc", "calibration", "scores"));
        failed.putAll(Map.of("history", List.of(), "status", "failed", "note", "N".repeat(300)));
        return Fixture.read(results);
    }

    private static ResultSet better() {
        var results = Fixture.large("sweep");
        for (var trial : Fixture.trials(results)) {
            if (trial.get("metrics") instanceof Map<?, ?> any
                    && trial.get("size").equals(500)) {
                @SuppressWarnings("unchecked")
                var metrics = (Map<String, Object>) any;
                for (String metric : List.of("auc", "auc-low", "auc-high")) {
                    metrics.put(
                            metric,
                            Math.min(1, (double) metrics.get(metric) + 0.01 + 0.0001 * (int) trial.get("repetition")));
                }
            }
        }
        return Fixture.read(results);
    }
}
