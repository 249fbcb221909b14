package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private static final DocumentSchema SCHEMA = DocumentSchema.network();

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
        var keys = LUNDNETS.containsKey(name) ? LUNDNET_KEYS : PARTICLENET_KEYS;
        var errors = new ArrayList<Diagnostic>();
        changes.keySet().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> errors.add(
                        wrong("tagger.set", name + " has no key `" + key + "`; " + Suggestion.sentence(key, keys))));
        var known = new LinkedHashMap<>(changes);
        known.keySet().retainAll(keys);
        var settings = new Settings(SCHEMA.tree());
        errors.addAll(settings.checkSet(Path.of(name), known));
        Document network = settings.withSet(preset(name), known);
        errors.addAll(SCHEMA.check(network));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return ExperimentBuilder.network(network.root());
    }

    private static Document preset(String name) {
        ObjectNode network = JsonNodeFactory.instance.objectNode();
        network.put("type", LUNDNETS.containsKey(name) ? "lundnet" : name);
        if (LUNDNETS.containsKey(name)) {
            LUNDNETS.get(name).forEach(network.withArray("nodes")::add);
        }
        return new Document(Path.of(name), network, Map.of(), Map.of());
    }

    private static Diagnostic wrong(String parameter, String message) {
        return new Diagnostic(Path.of("-D" + parameter), 0, 0, message);
    }
}
