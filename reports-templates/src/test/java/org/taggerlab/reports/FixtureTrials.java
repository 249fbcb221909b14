package org.taggerlab.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Trials of a {@link Fixture}; the same calls in the same order give the same trials. */
final class FixtureTrials {
    private final Random random = new Random(7);
    private final Map<String, Double> scratch = new HashMap<>();
    private final int epochs;

    FixtureTrials(int epochs) {
        this.epochs = epochs;
    }

    private static double auc(String prescription, int size) {
        return switch (prescription) {
            case "fine-tuned" -> 0.93 - 0.9 * Math.pow(size, -0.4);
            case "frozen" -> 0.915 - 0.7 * Math.pow(size, -0.4);
            default -> 0.935 - 3.2 * Math.pow(size, -0.47);
        };
    }

    Map<String, Object> trial(String prescription, int size, int repetition) {
        return trial(prescription, size, repetition, auc(prescription, size) + 0.006 * random.nextGaussian());
    }

    Map<String, Object> trial(String prescription, int size, int repetition, double auc) {
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
                    Fixture.map(
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
            history.add(Fixture.map(
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
                    e * size * pace / 1400.0,
                    "validation-seconds",
                    0.25));
        }
        double seconds = ran * size * pace / 1500.0;
        int target = ran * 2 / 3;
        boolean missed = prescription.equals("frozen") && size == 1000 && repetition == 0;
        return Fixture.map(
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
                Fixture.map(
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
                Fixture.map(
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
                "overhead",
                Fixture.map(
                        "start-seconds",
                        repetition == 0 ? 2 : 0,
                        "reading-seconds",
                        0.5,
                        "warm-up-seconds",
                        repetition == 0 ? 4 : 0,
                        "validation-seconds",
                        ran * 0.25,
                        "test-seconds",
                        1),
                "timed-on",
                "a test's CPU, fused CPU kernels, 1 thread",
                "history",
                history,
                "roc",
                Fixture.map("signal", signal, "background", background),
                "calibration",
                Fixture.map(
                        "expected-error",
                        0.031,
                        "jets",
                        new int[] {900, 700, 0, 800, 900},
                        "score",
                        new double[] {0.1, 0.3, 0, 0.7, 0.92},
                        "signal",
                        new double[] {0.08, 0.33, 0, 0.66, 0.95}),
                "scores",
                Fixture.map("signal", histogram(auc, true), "background", histogram(auc, false)),
                "note",
                "");
    }

    private Map<String, Object> againstFromScratch(String prescription, int size, int repetition, double auc) {
        if (prescription.equals("from-scratch")) {
            scratch.put(size + "/" + repetition, auc);
        }
        double difference = auc - scratch.getOrDefault(size + "/" + repetition, auc);
        return difference == 0
                ? null
                : Fixture.map("auc", difference, "low", difference - 0.01, "high", difference + 0.01);
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
