package org.taggerlab.networks.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.EventTransformer;
import org.taggerlab.networks.architecture.LundNet;
import org.taggerlab.networks.architecture.ParticleNet;

/**
 * {@code tagger.json} of a model file.
 *
 * @param format {@value #FORMAT}
 * @param network the field's name, such as {@code lundnet5}
 * @param architecture the network
 * @param inputs how jets become its nodes
 * @param parameters number of weights, running statistics not counted
 * @param layout name and shape of each array within the coefficients, in their order
 * @param provenance what the tagger was made from
 */
record ModelDescription(
        @JsonProperty("format") String format,
        @JsonProperty("network") String network,
        @JsonProperty("architecture") Architecture architecture,
        @JsonProperty("inputs") Inputs inputs,
        @JsonProperty("parameters") long parameters,
        @JsonProperty("layout") List<String> layout,
        @JsonProperty("provenance") SortedMap<String, String> provenance) {

    static final String FORMAT = "tagger-model/1";

    /** Types come from the names below and from nowhere else. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .addMixIn(Architecture.class, Named.class)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Keys without which there is no tagger. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (architecture == null) {
            missing.add("architecture");
        }
        if (inputs == null || inputs.features() == null) {
            missing.add("inputs");
        }
        if (layout == null) {
            missing.add("layout");
        }
        if (provenance == null) {
            missing.add("provenance");
        }
        return missing;
    }

    /** How many weights and statistics the architecture has at least; told without making any. */
    double leastWeights() {
        if (architecture instanceof EventTransformer events && events.layers() > layout.size()) {
            // each layer has arrays of its own
            return Double.POSITIVE_INFINITY;
        }
        return architecture.stateDict().entries().stream()
                .mapToDouble(entry ->
                        entry.shape().stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b))
                .sum();
    }

    /** The field's name of an architecture. */
    static String nameOf(Architecture architecture) {
        if (architecture instanceof EventTransformer) {
            return "event-transformer";
        }
        return architecture instanceof LundNet
                ? "lundnet" + architecture.featureNames().size()
                : "particlenet";
    }

    /** An architecture as JSON, to compare two field by field. */
    static JsonNode tree(Architecture architecture) {
        return JSON.valueToTree(architecture);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LundNet.class, name = "lundnet"),
        @JsonSubTypes.Type(value = ParticleNet.class, name = "particlenet"),
        @JsonSubTypes.Type(value = EventTransformer.class, name = "event-transformer")
    })
    private interface Named {}
}
