package org.taggerlab.harness.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.SetUpValue;

/** An entry of {@code detectors}: its numbers for the worker, and each with its source for a reader. */
final class SetUp {
    private static final String SOURCE = "source";

    private SetUp() {}

    static Detector spec(JsonNode node) {
        ObjectNode numbers = node.deepCopy();
        numbers.forEach(part -> {
            if (part instanceof ObjectNode values) {
                values.remove(SOURCE);
            }
        });
        return ProtocolJson.record(numbers, Detector.class);
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
