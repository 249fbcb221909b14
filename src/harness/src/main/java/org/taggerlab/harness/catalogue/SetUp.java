package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.SetUpValue;

/** An entry of {@code detectors}: its numbers for the worker, and each with its source for a reader. */
final class SetUp {
    private static final String SOURCE = "source";

    private SetUp() {}

    static Detector spec(JsonNode node) {
        JsonNode tracker = node.path("tracker");
        return new Detector(
                node.path("seed").asLong(),
                new Detector.Tracker(
                        tracker.path("efficiency").asDouble(),
                        tracker.path("pt-min").asDouble(),
                        tracker.path("abs-eta-max").asDouble(),
                        tracker.path("constant").asDouble(),
                        tracker.path("per-gev").asDouble()),
                calorimeter(node.path("electromagnetic")),
                calorimeter(node.path("hadronic")));
    }

    private static Detector.Calorimeter calorimeter(JsonNode node) {
        return new Detector.Calorimeter(
                node.path("cell-eta").asDouble(),
                node.path("cell-phi").asDouble(),
                node.path("stochastic").asDouble(),
                node.path("constant").asDouble(),
                node.path("threshold").asDouble());
    }

    static List<SetUpValue> values(JsonNode node) {
        var values = new ArrayList<SetUpValue>();
        node.properties().forEach(part -> {
            if (part.getValue().isObject()) {
                part.getValue().properties().stream()
                        .filter(entry -> !entry.getKey().equals(SOURCE))
                        .forEach(entry -> values.add(new SetUpValue(
                                part.getKey() + "." + entry.getKey(),
                                entry.getValue().asText(),
                                source(part.getValue(), entry.getKey()))));
            }
        });
        return values;
    }

    /** Where a value of a part comes from: one source for all of them, or one each. */
    static String source(JsonNode part, String key) {
        JsonNode source = part.path(SOURCE);
        return source.isTextual() ? source.asText() : source.path(key).asText("");
    }
}
