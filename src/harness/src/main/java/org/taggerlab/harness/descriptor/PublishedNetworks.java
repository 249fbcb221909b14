package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Networks by the names that papers give them, for goals that have no descriptor. */
public final class PublishedNetworks {
    /** Node features by number, in the order of the published code [arXiv:2012.08526, section 4]. */
    private static final Map<String, List<String>> LUNDNETS = new TreeMap<>(Map.of(
            "lundnet5", NetworkPresets.LUNDNET.features(),
            "lundnet4", List.of("ln-z", "ln-delta", "ln-kt", "psi"),
            "lundnet3", List.of("ln-z", "ln-delta", "ln-kt"),
            "lundnet2", List.of("ln-delta", "ln-kt")));

    private static final List<String> NAMES =
            List.of("lundnet5", "lundnet4", "lundnet3", "lundnet2", "particlenet", "particlenet-lite");

    private static final List<String> LUNDNET_KEYS =
            List.of("ln-kt-min", "ln-delta-min", "blocks", "fusion", "dense", "dropout");
    private static final List<String> PARTICLENET_KEYS =
            List.of("constituents", "neighbours", "blocks", "dense", "dropout");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PublishedNetworks() {}

    /**
     * The network of a name with some keys changed, such as {@code ln-kt-min} to {@code 0.0}.
     *
     * @param name {@code lundnet5}, {@code lundnet4}, {@code lundnet3}, {@code lundnet2}, {@code particlenet} or
     *     {@code particlenet-lite}
     * @param changes values as YAML by key of the network
     * @throws InvalidInputException for a name, a key or a value that does not exist
     */
    public static NetworkSpec named(String name, Map<String, String> changes) {
        if (!NAMES.contains(name)) {
            throw new InvalidInputException(List.of(wrong(
                    "tagger.network", "there is no network `" + name + "`; " + Suggestion.sentence(name, NAMES))));
        }
        ObjectNode network = YAML.valueToTree(preset(name));
        var keys = LUNDNETS.containsKey(name) ? LUNDNET_KEYS : PARTICLENET_KEYS;
        var errors = new ArrayList<Diagnostic>();
        for (var change : changes.entrySet()) {
            var key = change.getKey();
            if (!keys.contains(key)) {
                errors.add(wrong("tagger.set", name + " has no key `" + key + "`; " + Suggestion.sentence(key, keys)));
                continue;
            }
            var changed = network.deepCopy();
            try {
                changed.set(key, YAML.readTree(change.getValue()));
                YAML.treeToValue(changed, NetworkSpec.class);
                network = changed;
            } catch (JsonProcessingException e) {
                errors.add(wrong(
                        "tagger.set",
                        "`" + change.getValue() + "` is no value of `" + key + "`, expected something like `"
                                + network.path(key) + "`"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return YAML.convertValue(network, NetworkSpec.class);
    }

    private static NetworkSpec preset(String name) {
        var features = LUNDNETS.get(name);
        if (features == null) {
            return NetworkPresets.of(name);
        }
        var lundnet = NetworkPresets.LUNDNET;
        return new NetworkSpec(
                lundnet.type(),
                features,
                lundnet.lnKtMin(),
                lundnet.lnDeltaMin(),
                null,
                null,
                lundnet.blocks(),
                lundnet.fusion(),
                lundnet.dense(),
                lundnet.dropout());
    }

    private static Diagnostic wrong(String parameter, String message) {
        return new Diagnostic(Path.of("-D" + parameter), 0, 0, message);
    }
}
