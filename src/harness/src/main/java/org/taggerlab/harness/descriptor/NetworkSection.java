package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;

/** The section {@code network} of a descriptor: a published network and what is changed of it. */
final class NetworkSection {
    private NetworkSection() {}

    /** The published network that a descriptor's {@code type} names; LundNet for one that does not exist. */
    static Network published(String type) {
        return Network.published().getOrDefault(type, LundNet.PUBLISHED);
    }

    /**
     * The network of a section.
     *
     * @throws IllegalArgumentException for a section with errors
     */
    static Network read(JsonNode section) {
        Network published = published(section.path("type").asText());
        ObjectNode network = ProtocolJson.tree(published);
        section.properties().forEach(entry -> {
            String key = entry.getKey().equals("nodes") ? "features" : entry.getKey();
            if (!key.equals("type")) {
                Overlay.set(network, key, entry.getValue());
            }
        });
        return ProtocolJson.record(network, Network.class);
    }

    /** The keys that a network has in a descriptor, beside {@code type}. */
    static List<String> keys(Network network) {
        return network.keys().stream()
                .map(key -> key.equals("features") ? featuresKey(network) : key)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** Objects have features that cannot be chosen. */
    private static String featuresKey(Network network) {
        return network.match(lundNet -> "nodes", particleNet -> "features", eventTransformer -> "");
    }
}
