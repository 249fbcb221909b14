package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.training.Training;

/**
 * Which values of its training a prescription may choose from.
 *
 * @param grid values by their dotted path in {@code training}: {@code learning-rate}, {@code stop.on}; in the order of the
 *     descriptor
 * @param repetitions on which repetitions the candidates are trained
 */
public record Tuning(Map<String, List<Object>> grid, Repetitions repetitions) {
    /** A grid of fewer candidates leaves no choice. */
    static final int FEWEST = 2;

    /** A grid of more candidates is a mistake, or no tuning that fits an experiment. */
    static final int MOST = 64;

    /** On which repetitions the candidates are trained. */
    public enum Repetitions {
        /** The first one; what is chosen there holds for all. */
        @JsonProperty("first")
        FIRST,
        /** All of them; the mean decides. */
        @JsonProperty("all")
        ALL
    }

    /** Each combination of values, the last path's values changing fastest. */
    public List<Map<String, Object>> candidates() {
        var candidates = List.<Map<String, Object>>of(Map.of());
        for (var axis : grid.entrySet()) {
            var longer = new ArrayList<Map<String, Object>>();
            for (var candidate : candidates) {
                for (var value : axis.getValue()) {
                    var more = new LinkedHashMap<>(candidate);
                    more.put(axis.getKey(), value);
                    longer.add(more);
                }
            }
            candidates = longer;
        }
        return List.copyOf(candidates);
    }

    /** A training with a candidate's values. */
    public static Training of(Training training, Map<String, Object> candidate) {
        ObjectNode changes = RecordJson.MAPPER.createObjectNode();
        candidate.forEach((path, value) -> {
            ObjectNode parent = changes;
            String[] parts = path.split("\\.");
            for (int i = 0; i < parts.length - 1; i++) {
                parent = parent.withObject("/" + parts[i]);
            }
            parent.set(parts[parts.length - 1], RecordJson.MAPPER.valueToTree(value));
        });
        return Overlay.of(training, changes, Training.class);
    }
}
