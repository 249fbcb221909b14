package org.taggerlab.reports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;

/** Results that look like a sweep's, made by formulas: for pages only, no number here means anything. */
final class Fixture {
    static final List<String> PRESCRIPTIONS = List.of("from-scratch", "fine-tuned", "frozen");

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
    /** What follows from trials takes a second for hundreds of them. */
    private static final Map<String, Map<String, Object>> SUMMARIES = new ConcurrentHashMap<>();

    private final Random random = new Random(7);
    private final Map<String, Double> scratch = new HashMap<>();
    private final int[] sizes;
    private final int repetitions;
    private final int epochs;

    private Fixture(int[] sizes, int repetitions, int epochs) {
        this.sizes = sizes;
        this.repetitions = repetitions;
        this.epochs = epochs;
    }

    static Map<String, Object> small(String name) {
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

    static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** Results as they are read from a file: checked, and with all that follows from the trials. */
    static ResultSet read(Map<String, Object> results) {
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
        trials.add(trial("source", 20000, 0, 0.9));
        trials.get(0).keySet().removeAll(List.of("metrics", "roc", "calibration", "scores"));
        for (int size : sizes) {
            for (String prescription : PRESCRIPTIONS) {
                for (int r = 0; r < repetitions; r++) {
                    trials.add(trial(prescription, size, r, auc(prescription, size) + 0.006 * random.nextGaussian()));
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

    private static double auc(String prescription, int size) {
        return switch (prescription) {
            case "fine-tuned" -> 0.93 - 0.9 * Math.pow(size, -0.4);
            case "frozen" -> 0.915 - 0.7 * Math.pow(size, -0.4);
            default -> 0.935 - 3.2 * Math.pow(size, -0.47);
        };
    }

    private Map<String, Object> trial(String prescription, int size, int repetition, double auc) {
        double power = 1 / Math.max(0.6, auc) - 1;
        double[] signal = new double[121];
        double[] background = new double[121];
        for (int i = 0; i < signal.length; i++) {
            background[i] = Math.pow(i / 120.0, 3);
            signal[i] = Math.pow(background[i], power);
        }
        var rejection = new LinkedHashMap<String, Object>();
        for (String efficiency : List.of("0.3", "0.5", "0.7")) {
            double passing = Math.pow(Double.parseDouble(efficiency), 1 / power) * 4000;
            int n = (int) Math.floor(passing);
            rejection.put(
                    efficiency,
                    map(
                            "value",
                            n == 0 ? null : 4000.0 / n,
                            "low",
                            4000.0 / (n + 2 * Math.sqrt(n) + 3),
                            "high",
                            n == 0 ? null : 4000.0 / Math.max(0.1, n - Math.sqrt(n)),
                            "background",
                            n));
        }
        double pace = prescription.equals("frozen") ? 0.2 : 1;
        int ran = prescription.equals("from-scratch") ? epochs : Math.max(3, epochs * 2 / 3);
        var history = new ArrayList<Map<String, Object>>();
        for (int e = 1; e <= ran; e++) {
            double loss = 0.3 + 0.4 * Math.exp(-e / 4.0) + 0.01 * random.nextDouble();
            history.add(map(
                    "epoch",
                    e,
                    "train-loss",
                    loss * 0.97,
                    "validation-loss",
                    loss,
                    "validation-auc",
                    auc - 0.1 / e,
                    "learning-rate",
                    1e-3,
                    "seconds",
                    e * size * pace / 1500.0,
                    "cpu-seconds",
                    e * size * pace / 1400.0));
        }
        double seconds = ran * size * pace / 1500.0;
        int target = ran * 2 / 3;
        boolean missed = prescription.equals("frozen") && size == 1000 && repetition == 0;
        return map(
                "key",
                String.format("%08x%056x", (prescription + size + "/" + repetition).hashCode(), repetition),
                "network",
                "lundnet5",
                "prescription",
                prescription,
                "up-to",
                prescription.equals("frozen") ? "edge-conv" : null,
                "batch-norm",
                "train",
                "size",
                size,
                "labels",
                size + 2000,
                "repetition",
                repetition,
                "seed",
                77_000_000_000L + repetition,
                "status",
                "done",
                "metrics",
                map(
                        "auc",
                        auc,
                        "auc-low",
                        auc - 0.008,
                        "auc-high",
                        auc + 0.008,
                        "accuracy",
                        auc - 0.08,
                        "loss",
                        1.3 - auc,
                        "rejection",
                        rejection),
                "against-from-scratch",
                againstFromScratch(prescription, size, repetition, auc),
                "training",
                map(
                        "epochs",
                        ran,
                        "best-epoch",
                        ran - 1,
                        "featurising-seconds",
                        0,
                        "seconds",
                        seconds,
                        "cpu-seconds",
                        seconds * 1.1,
                        "seconds-to-target",
                        missed ? null : target * size * pace / 1500.0,
                        "cpu-seconds-to-target",
                        missed ? null : target * size * pace / 1400.0,
                        "jets-per-second",
                        1500 / pace,
                        "peak-rss-mb",
                        900,
                        "trainable-parameters",
                        391724,
                        "parameters",
                        391724),
                "history",
                history,
                "roc",
                map("signal", signal, "background", background),
                "calibration",
                map(
                        "expected-error",
                        0.031,
                        "jets",
                        new int[] {900, 700, 0, 800, 900},
                        "score",
                        new double[] {0.1, 0.3, 0, 0.7, 0.92},
                        "signal",
                        new double[] {0.08, 0.33, 0, 0.66, 0.95}),
                "scores",
                map("signal", histogram(auc, true), "background", histogram(auc, false)),
                "note",
                "");
    }

    private Map<String, Object> againstFromScratch(String prescription, int size, int repetition, double auc) {
        if (prescription.equals("from-scratch")) {
            scratch.put(size + "/" + repetition, auc);
        }
        double difference = auc - scratch.getOrDefault(size + "/" + repetition, auc);
        return difference == 0 ? null : map("auc", difference, "low", difference - 0.01, "high", difference + 0.01);
    }

    private static int[] histogram(double auc, boolean signal) {
        int[] counts = new int[40];
        for (int i = 0; i < 40; i++) {
            double score = signal ? (i + 0.5) / 40 : 1 - (i + 0.5) / 40;
            counts[i] = (int) (4000 * Math.exp(-(1 - score) * 8 * auc) / 5);
        }
        return counts;
    }
}
