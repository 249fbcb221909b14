package org.taggerlab.networks.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.taggerlab.vocabulary.file.RecordJson;

/** What an exported tagger says of itself, in every format the same: names and texts. */
public final class ExportMetadata {
    static final String FORMAT = "tagger-export/1";

    private ExportMetadata() {}

    /**
     * What is known of a tagger: {@code network}, its sizes as JSON in {@code architecture}, how jets or events become its
     * inputs (the JSON list {@code features} in their order, cuts such as {@code ln-kt-min} if there are any), the order of its
     * {@code outputs}, the digest of its model file, and its provenance (trial, samples with their digests).
     *
     * @param sha256 digest of the model file
     * @param licence SPDX identifier; {@code null}: none is stated
     */
    public static SortedMap<String, String> of(TaggerModel model, String sha256, String licence) {
        var description = ModelDescription.of(
                model.network(), model.parameters(), Coefficients.layout(model.graph()), model.provenance());
        var metadata = new TreeMap<>(model.provenance());
        metadata.put("format", FORMAT);
        metadata.put("network", description.label());
        metadata.put("architecture", json(description.architecture()));
        description.inputs().properties().forEach(entry -> metadata.put(entry.getKey(), json(entry.getValue())));
        metadata.put("outputs", "[\"background\",\"signal\"]");
        metadata.put("model-sha256", sha256);
        if (licence != null) {
            metadata.put("licence", licence);
        }
        return metadata;
    }

    private static String json(JsonNode value) {
        try {
            return RecordJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
