package org.taggerlab.networks.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.NetworkKeys;

/**
 * {@code tagger.json} of a model file.
 *
 * @param format {@value #FORMAT}
 * @param label the field's name of the network, such as {@code lundnet5}
 * @param architecture the network's sizes
 * @param inputs how jets or events become its nodes
 * @param parameters number of weights, running statistics not counted
 * @param layout name and shape of each array within the coefficients, in their order
 * @param provenance what the tagger was made from
 */
record ModelDescription(
        String format,
        @JsonProperty("network") String label,
        ObjectNode architecture,
        ObjectNode inputs,
        long parameters,
        List<String> layout,
        SortedMap<String, String> provenance) {

    static final String FORMAT = "tagger-model/1";

    /** The description of a network. */
    static ModelDescription of(
            Network network, long parameters, List<String> layout, SortedMap<String, String> provenance) {
        ObjectNode architecture = RecordJson.MAPPER.createObjectNode();
        ObjectNode inputs = RecordJson.MAPPER.createObjectNode();
        RecordJson.MAPPER.<ObjectNode>valueToTree(network).properties().forEach(entry -> {
            if (NetworkKeys.OF_INPUTS.contains(entry.getKey())) {
                inputs.set(entry.getKey(), entry.getValue());
            }
            if (!NetworkKeys.OF_INPUTS.contains(entry.getKey()) || NetworkKeys.IN_FILES.containsKey(entry.getKey())) {
                architecture.set(NetworkKeys.IN_FILES.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue());
            }
        });
        return new ModelDescription(FORMAT, network.label(), architecture, inputs, parameters, layout, provenance);
    }

    /**
     * The network.
     *
     * @throws JsonProcessingException if the file describes none
     */
    Network network() throws JsonProcessingException {
        ObjectNode network = inputs.deepCopy();
        architecture.properties().forEach(entry -> network.set(NetworkKeys.ofFile(entry.getKey()), entry.getValue()));
        return RecordJson.MAPPER.treeToValue(network, Network.class);
    }

    /** Keys without which there is no tagger. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (architecture == null) {
            missing.add("architecture");
        }
        if (inputs == null || !inputs.hasNonNull("features")) {
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

    /** How many weights and statistics a network has at least; found without making any. */
    double leastWeights(Network network) {
        if (network instanceof EventTransformer events && events.layers() > layout.size()) {
            // each layer has arrays of its own
            return Double.POSITIVE_INFINITY;
        }
        return Architecture.of(network).stateDict().entries().stream()
                .mapToDouble(entry ->
                        entry.shape().stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b))
                .sum();
    }
}
