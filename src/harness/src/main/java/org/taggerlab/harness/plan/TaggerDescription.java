package org.taggerlab.harness.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.taggerlab.vocabulary.network.NetworkSpec;

/**
 * What a model file says of its tagger, {@value #ENTRY}; of the rest of the file nothing is believed before a worker has
 * looked at it.
 *
 * @param json the description
 */
record TaggerDescription(JsonNode json) {
    private static final String ENTRY = "tagger.json";
    private static final int MOST_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IOException if it is no archive, or has no description */
    static TaggerDescription read(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(ENTRY);
            if (entry == null) {
                throw new IOException("it has no entry " + ENTRY);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return new TaggerDescription(JSON.readTree(in.readNBytes(MOST_BYTES)));
            } catch (JsonProcessingException e) {
                throw new IOException("its " + ENTRY + " is no JSON: " + e.getOriginalMessage(), e);
            }
        }
    }

    /** Every key of a network, as a descriptor writes it, whose value is another here; dropout shapes no weight. */
    List<String> differences(NetworkSpec network) {
        JsonNode asked = JSON.valueToTree(network);
        var differences = new ArrayList<String>();
        values().forEach((key, has) -> {
            JsonNode wanted = asked.at("/" + key.replace('.', '/'));
            if (!isSame(has, wanted)) {
                String name = key.equals("features") && network.type().equals("lundnet") ? "nodes" : key;
                differences.add("`" + name + "` is " + words(has) + " in the file and " + words(wanted) + " here");
            }
        });
        return differences;
    }

    private Map<String, JsonNode> values() {
        JsonNode architecture = json.path("architecture");
        JsonNode inputs = json.path("inputs");
        var values = new LinkedHashMap<String, JsonNode>();
        values.put("type", architecture.path("type"));
        values.put("features", architecture.path("feature-names"));
        values.put("blocks", architecture.path("edge-convs"));
        for (String key : List.of("neighbours", "fusion", "dense", "width", "layers", "heads", "feed-forward")) {
            values.put(key, architecture.path(key));
        }
        for (String key : List.of("ln-kt-min", "ln-delta-min", "constituents")) {
            values.put(key, inputs.path(key));
        }
        for (String key : List.of(
                "lepton-pt-min",
                "jet-pt-min",
                "eta-max",
                "btag",
                "btag-min",
                "leptons-min",
                "b-jets-min",
                "light-jets-min")) {
            values.put("objects." + key, inputs.path("objects").path(key));
        }
        return values;
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        return one.isNumber() && other.isNumber() ? one.doubleValue() == other.doubleValue() : one.equals(other);
    }

    private static String words(JsonNode value) {
        return isNothing(value) ? "not given" : value.isTextual() ? value.asText() : value.toString();
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
