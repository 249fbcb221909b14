package org.taggerlab.harness.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.taggerlab.vocabulary.diagnostic.VisibleText;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.NetworkKeys;
import org.taggerlab.vocabulary.network.TaggerKeys;

/**
 * What a model file says of its tagger, {@value TaggerKeys#DESCRIPTION}; of the rest of the file nothing is believed before a worker has
 * looked at it.
 *
 * @param json the description
 */
record TaggerDescription(JsonNode json) {
    private static final String PROVENANCE = "provenance";
    private static final int MOST_BYTES = 1 << 20;

    /** @throws IOException if it is no archive, or has no description */
    static TaggerDescription read(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(TaggerKeys.DESCRIPTION);
            if (entry == null) {
                throw new IOException("it has no entry " + TaggerKeys.DESCRIPTION);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return new TaggerDescription(RecordJson.MAPPER.readTree(in.readNBytes(MOST_BYTES)));
            } catch (JsonProcessingException e) {
                throw new IOException("its " + TaggerKeys.DESCRIPTION + " is no JSON: " + e.getOriginalMessage(), e);
            }
        }
    }

    /** Samples, digests and numbers of its training jets, in words; {@code null} if the file does not say. */
    String trainedOn() {
        return json.path(PROVENANCE).path(TaggerKeys.TRAINING_SAMPLES).asText(null);
    }

    /**
     * Indices of the jets that decided its weights, by the digest of their sample; {@code null} if the file does not say.
     *
     * @throws IOException if what it says cannot be understood
     */
    Map<String, long[]> seen() throws IOException {
        String said = json.path(PROVENANCE).path(TaggerKeys.SEEN).asText(null);
        if (said == null) {
            return null;
        }
        try {
            return RecordJson.MAPPER.readValue(said, TaggerKeys.SEEN_TYPE);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "its %s says in `%s` nothing that can be understood"
                            .formatted(TaggerKeys.DESCRIPTION, TaggerKeys.SEEN),
                    e);
        }
    }

    /** Every key of a network, as a descriptor writes it, whose value is another here; dropout shapes no weight. */
    List<String> differences(Network network) {
        ObjectNode has = RecordJson.MAPPER.createObjectNode();
        json.path("inputs").properties().forEach(entry -> has.set(entry.getKey(), entry.getValue()));
        json.path("architecture")
                .properties()
                .forEach(entry -> has.set(NetworkKeys.ofFile(entry.getKey()), entry.getValue()));
        var differences = new ArrayList<String>();
        compare("", has, RecordJson.MAPPER.valueToTree(network), network, differences);
        return differences;
    }

    private static void compare(String path, JsonNode has, JsonNode asked, Network network, List<String> differences) {
        var keys = new LinkedHashSet<String>();
        asked.fieldNames().forEachRemaining(keys::add);
        has.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            String name = path + (key.equals("features") && network instanceof LundNet ? "nodes" : key);
            if (asked.path(key).isObject()) {
                compare(name + ".", has.path(key), asked.path(key), network, differences);
            } else if (!key.equals("dropout") && !isSame(has.path(key), asked.path(key))) {
                differences.add(VisibleText.of("`" + name + "` is " + words(has.path(key)) + " in the file and "
                        + words(asked.path(key)) + " here"));
            }
        }
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
