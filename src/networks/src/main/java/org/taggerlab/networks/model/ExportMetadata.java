package org.taggerlab.networks.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.TaggerKeys;

/** What exported taggers and features say of themselves, in every format the same: names and texts. */
public final class ExportMetadata {
    static final String FORMAT = "tagger-export/1";
    static final String FEATURES_FORMAT = "tagger-features/1";

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
        var metadata = new TreeMap<>(model.provenance());
        // a hundred kilobytes that mean something to this project only; the digest of the model file leads to them
        metadata.remove(TaggerKeys.SEEN);
        var description = describe(model.network(), metadata);
        metadata.put("format", FORMAT);
        metadata.put("architecture", json(description.architecture()));
        metadata.put("outputs", "[\"background\",\"signal\"]");
        metadata.put("model-sha256", sha256);
        if (licence != null) {
            metadata.put("licence", licence);
        }
        return metadata;
    }

    /** What is known of samples that were prepared for a network: {@code network}, its inputs, and the list {@code samples}. */
    public static SortedMap<String, String> ofInputs(Network network, List<String> samples) {
        var metadata = new TreeMap<String, String>();
        describe(network, metadata);
        metadata.put("format", FEATURES_FORMAT);
        metadata.put("samples", list(samples));
        return metadata;
    }

    /** A list of texts as JSON. */
    public static String list(List<String> texts) {
        return json(RecordJson.MAPPER.valueToTree(texts));
    }

    private static ModelDescription describe(Network network, SortedMap<String, String> metadata) {
        var description = ModelDescription.of(network, 0, List.of(), new TreeMap<>());
        metadata.put("network", description.label());
        description.inputs().properties().forEach(entry -> metadata.put(entry.getKey(), json(entry.getValue())));
        return description;
    }

    private static String json(JsonNode value) {
        try {
            return RecordJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
