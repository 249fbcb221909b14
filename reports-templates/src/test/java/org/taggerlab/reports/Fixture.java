package org.taggerlab.reports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.vocabulary.file.RecordJson;

/** Results that look like a sweep's, made by formulas: for pages only, no number here means anything. */
public final class Fixture {
    static final List<String> PRESCRIPTIONS = List.of("from-scratch", "fine-tuned", "frozen");

    private static final ObjectMapper JSON = RecordJson.MAPPER
            .rebuild()
            .disable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
    /** What follows from trials takes a second for hundreds of them. */
    private static final Map<String, Map<String, Object>> SUMMARIES = new ConcurrentHashMap<>();

    private final int[] sizes;
    private final int repetitions;
    private final FixtureTrials made;

    private Fixture(int[] sizes, int repetitions, int epochs) {
        this.sizes = sizes;
        this.repetitions = repetitions;
        this.made = new FixtureTrials(epochs);
    }

    public static Map<String, Object> small(String name) {
        return new Fixture(new int[] {500, 1000, 2000, 5000, 10000}, 3, 15).derived(name);
    }

    /** 3 prescriptions x 9 sizes x 8 repetitions and the source: more than 200 trials. */
    static Map<String, Object> large(String name) {
        return new Fixture(new int[] {250, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000}, 8, 30).derived(name);
    }

    static ResultSet resultSet(Map<String, Object> results) {
        return JSON.convertValue(results, ResultSet.class);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> trials(Map<String, Object> results) {
        return (List<Map<String, Object>>) results.get("trials");
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> samples(Map<String, Object> results) {
        return (List<Map<String, Object>>) results.get("samples");
    }

    public static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** Results as they are read from a file: checked, and with all that follows from the trials. */
    public static ResultSet read(Map<String, Object> results) {
        try {
            var file = Files.createTempFile("results", ".json");
            JSON.writeValue(file.toFile(), results);
            var read = ResultFiles.read(file);
            Files.delete(file);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> derived(String name) {
        var results = results(name);
        results.put(
                "summary",
                SUMMARIES.computeIfAbsent(
                        sizes.length + "/" + repetitions,
                        any -> JSON.convertValue(read(results).summary(), MAP)));
        return results;
    }

    private Map<String, Object> results(String name) {
        var trials = new ArrayList<Map<String, Object>>();
        trials.add(made.trial("source", 20000, 0, 0.9));
        trials.get(0).keySet().removeAll(List.of("metrics", "roc", "calibration", "scores"));
        for (int size : sizes) {
            for (String prescription : PRESCRIPTIONS) {
                for (int r = 0; r < repetitions; r++) {
                    trials.add(made.trial(prescription, size, r));
                }
            }
        }
        return map(
                "schema",
                ResultSet.SCHEMA,
                "experiment",
                name,
                "title",
                "A top tagger becomes a W tagger",
                "profile",
                "quick",
                "arguments",
                "",
                "task",
                "jet-tagging",
                "configuration",
                map(
                        "title",
                        "A top tagger becomes a W tagger",
                        "seed",
                        2203,
                        "network",
                        map("type", "lundnet", "features", List.of("ln-z", "ln-delta")),
                        "prescriptions",
                        List.of("from-scratch", map("frozen", map("upto", "edge-conv")))),
                "environment",
                map(
                        "backend",
                        "cpu",
                        "kernels",
                        "fused",
                        "cpu",
                        "a test's CPU",
                        "cores",
                        2,
                        "threads",
                        1,
                        "jvm",
                        "17.0.1",
                        "nd4j",
                        "1.0.0-M2.1",
                        "git",
                        "0123abc-dirty",
                        "plugin",
                        "0.1.0"),
                "samples",
                List.of(
                        sample("pythia8-top-500", "simulated", "source signal"),
                        sample("pythia8-w-500", "simulated", "target signal"),
                        sample("pythia8-qcd-500", "simulated", "source background", "target background")),
                "trials",
                trials,
                "summary",
                map("curves", List.of(), "data-efficiency", List.of(), "speed-up", List.of(), "tests", List.of()));
    }

    private static Map<String, Object> sample(String name, String kind, String... used) {
        return map(
                "name",
                name,
                "sha256",
                "ab".repeat(32),
                "kind",
                kind,
                "process",
                "p p to jets",
                "generator",
                "Pythia 8.311",
                "licence",
                "CC0-1.0",
                "jets",
                20000,
                "used",
                List.of(used),
                "dropped",
                0);
    }
}
