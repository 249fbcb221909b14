package org.taggerlab.harness.gates;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a gate can ask for. */
enum Measure {
    AUC("auc", "prescription, size", 2, 2),
    SOURCE_AUC("source-auc", "prescription, size", 2, 2),
    ACCURACY("accuracy", "prescription, size", 2, 2),
    REJECTION("rejection", "prescription, size, signal efficiency", 3, 3),
    DATA_EFFICIENCY("data-efficiency", "prescription[, auc]", 1, 2),
    SPEED_UP("speed-up", "prescription[, size]", 1, 2);

    private final String label;
    private final String arguments;
    private final int fewest;
    private final int most;

    Measure(String label, String arguments, int fewest, int most) {
        this.label = label;
        this.arguments = arguments;
        this.fewest = fewest;
        this.most = most;
    }

    static Optional<Measure> named(String name) {
        return Arrays.stream(values())
                .filter(measure -> measure.label.equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(measure -> measure.label).toList();
    }

    /** All of them as they are written. */
    static String usage() {
        return Arrays.stream(values()).map(Measure::signature).collect(Collectors.joining(", "));
    }

    String label() {
        return label;
    }

    /** {@code auc(prescription, size)}. */
    String signature() {
        return label + "(" + arguments + ")";
    }

    boolean takes(int count) {
        return fewest <= count && count <= most;
    }

    /** Whether it has a value in every repetition, so that two of them can be paired. */
    boolean isRepeated() {
        return this == AUC || this == SOURCE_AUC || this == ACCURACY || this == REJECTION;
    }

    /** Whether its second argument is a number of training jets. */
    boolean takesSize() {
        return this != DATA_EFFICIENCY;
    }
}
