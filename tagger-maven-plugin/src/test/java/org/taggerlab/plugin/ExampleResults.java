package org.taggerlab.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.TestJets;
import org.taggerlab.vocabulary.sample.SampleUse;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.Status;

/** Results of one cell, with an AUC a repetition. */
final class ExampleResults {
    private ExampleResults() {}

    /** Of an experiment whose descriptor says {@code compare: {fail-on: <failOn>}}. */
    static ResultSet of(String experiment, String failOn, double... aucs) {
        return of(
                experiment,
                failOn,
                IntStream.range(0, aucs.length)
                        .mapToObj(repetition -> trial(repetition, aucs[repetition]))
                        .toList());
    }

    /** The same of a descriptor with another seed. */
    static ResultSet withSeed(int seed, ResultSet results) {
        var configuration = new LinkedHashMap<>(results.configuration());
        configuration.put("seed", seed);
        return new ResultSet(
                results.schema(),
                results.experiment(),
                results.title(),
                results.profile(),
                results.arguments(),
                results.task(),
                configuration,
                results.environment(),
                results.samples(),
                results.sourceTagger(),
                results.trials(),
                results.testJets(),
                results.summary(),
                results.tuning(),
                List.of());
    }

    /** Of an experiment whose only trial is that of a source. */
    static ResultSet ofSource(String experiment, String key, Status status) {
        return of(experiment, "never", List.of(trial(key, "source", 0, status, null)));
    }

    /**
     * Of an experiment with one trained prescription.
     *
     * @param labels what it publishes
     * @param trials best validation AUC by the key of each repetition
     * @param model the existing tagger that it starts from; {@code null}: it trains its source
     */
    static ResultSet publishing(String experiment, List<String> labels, Map<String, Double> trials, String model) {
        var keys = List.copyOf(new TreeMap<>(trials).keySet());
        var prescription = labels.isEmpty() ? "frozen" : labels.get(0);
        var records = IntStream.range(0, keys.size())
                .mapToObj(i -> trial(keys.get(i), prescription, i, Status.DONE, null, trials.get(keys.get(i))))
                .toList();
        var source = model == null ? Map.of("size", 100) : Map.of("model", model);
        return of(experiment, Map.of("publish", labels, "source", source), records);
    }

    private static ResultSet of(String experiment, String failOn, List<ResultSet.TrialRecord> trials) {
        return of(experiment, Map.of("compare", Map.of("fail-on", failOn), "seed", 1), trials);
    }

    private static ResultSet of(
            String experiment, Map<String, Object> configuration, List<ResultSet.TrialRecord> trials) {
        return new ResultSet(
                ResultSet.SCHEMA,
                experiment,
                "A title of " + experiment,
                "quick",
                "",
                Task.EVENT_CLASSIFICATION,
                configuration,
                new ResultSet.Environment("cpu", "fused", "a CPU", 2, 1, "17", "1.0.0-M2.1", null, "", "0.1.0"),
                List.of(new SampleUse(
                        "standin",
                        "ab".repeat(32),
                        "simulated stand-in",
                        "top pairs",
                        "Pythia",
                        "CC0-1.0",
                        100,
                        List.of("source without labels"),
                        0,
                        Map.of())),
                null,
                trials,
                TestJets.NONE,
                new Summary(List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of());
    }

    private static ResultSet.TrialRecord trial(int repetition, double auc) {
        var rejections = new LinkedHashMap<String, ResultSet.Rejection>();
        List.of("0.3", "0.5", "0.7")
                .forEach(efficiency -> rejections.put(efficiency, new ResultSet.Rejection(10.0, 8, 12.0, 100)));
        var metrics = new ResultSet.Metrics(auc, auc - 0.01, auc + 0.01, 0.7, 0.6, rejections);
        return trial("key" + repetition, "from-scratch", repetition, Status.DONE, metrics);
    }

    private static ResultSet.TrialRecord trial(
            String key, String prescription, int repetition, Status status, ResultSet.Metrics metrics) {
        return trial(key, prescription, repetition, status, metrics, 0.5);
    }

    private static ResultSet.TrialRecord trial(
            String key,
            String prescription,
            int repetition,
            Status status,
            ResultSet.Metrics metrics,
            double validationAuc) {
        return new ResultSet.TrialRecord(
                key,
                "event-transformer",
                prescription,
                null,
                "train",
                500,
                1000,
                repetition,
                7 + repetition,
                status,
                metrics,
                null,
                null,
                null,
                new ResultSet.Training(1, 1, 0, 1, 1, null, null, 1, 1, 1, 1, null, null),
                null,
                null,
                List.of(new Epoch(1, 0.6, 0.6, validationAuc, 1e-3, 1, 1, 0.1)),
                null,
                null,
                null,
                "");
    }
}
