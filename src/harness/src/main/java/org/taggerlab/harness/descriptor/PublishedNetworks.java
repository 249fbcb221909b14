package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.network.NetworkPresets;
import org.taggerlab.vocabulary.network.NetworkSpec;
import org.taggerlab.vocabulary.network.SavedWeights;

/** Networks by the names that papers give them, for goals that have no descriptor. */
public final class PublishedNetworks {
    /** Node features by number, in the order of the published code [arXiv:2012.08526, section 4]. */
    private static final Map<String, List<String>> LUNDNETS = new TreeMap<>(Map.of(
            "lundnet5", NetworkPresets.LUNDNET.features(),
            "lundnet4", List.of("ln-z", "ln-delta", "ln-kt", "psi"),
            "lundnet3", List.of("ln-z", "ln-delta", "ln-kt"),
            "lundnet2", List.of("ln-delta", "ln-kt")));

    private static final List<String> NAMES = List.of(
            "lundnet5", "lundnet4", "lundnet3", "lundnet2", "particlenet", "particlenet-lite", "event-transformer");

    private static final List<String> LUNDNET_KEYS =
            List.of("ln-kt-min", "ln-delta-min", "blocks", "fusion", "dense", "dropout");
    private static final List<String> PARTICLENET_KEYS =
            List.of("features", "constituents", "neighbours", "blocks", "dense", "dropout");
    private static final List<String> EVENT_TRANSFORMER_KEYS =
            List.of("width", "layers", "heads", "feed-forward", "dropout", "objects");

    private static final DocumentSchema SCHEMA = DocumentSchema.network();

    private PublishedNetworks() {}

    /**
     * A network of which somebody has weights.
     *
     * @param network the network, as a descriptor would have it
     * @param weights how it was fed and read
     */
    public record Published(NetworkSpec network, SavedWeights weights) {}

    /**
     * The network of a name with some keys changed, such as {@code ln-kt-min} to {@code 0.0}, and what its weights do not
     * tell.
     *
     * @param name {@code lundnet5}, {@code lundnet4}, {@code lundnet3}, {@code lundnet2}, {@code particlenet}, {@code
     *     particlenet-lite} or {@code event-transformer}
     * @param changes values as YAML by key of the network, {@code features} in the order of the weights; or by {@code
     *     standardise} and {@code signal-output}
     * @throws InvalidInputException for a name, a key or a value that does not exist
     */
    public static Published named(String name, Map<String, String> changes) {
        if (!NAMES.contains(name)) {
            throw new InvalidInputException(List.of(wrong(
                    "tagger.network", "there is no network `" + name + "`; " + Suggestion.sentence(name, NAMES))));
        }
        var errors = new ArrayList<Diagnostic>();
        var ofNetwork = new LinkedHashMap<>(changes);
        ofNetwork.keySet().removeIf(key -> !keys(name).contains(key.split("\\.")[0]));
        var known = new ArrayList<>(keys(name));
        known.addAll(SavedWeightsReader.KEYS);
        changes.keySet().stream()
                .filter(key -> !ofNetwork.containsKey(key) && !SavedWeightsReader.KEYS.contains(key))
                .forEach(key -> errors.add(
                        wrong("tagger.set", name + " has no key `" + key + "`; " + Suggestion.sentence(key, known))));
        var settings = new Settings(SCHEMA.tree());
        errors.addAll(settings.checkSet(Path.of(name), ofNetwork));
        Document document = settings.withSet(preset(name), ofNetwork);
        errors.addAll(SCHEMA.check(document));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        NetworkSpec saved = ExperimentBuilder.network(document.root());
        SavedWeights weights = new SavedWeightsReader(changes, errors).read(saved.features());
        NetworkSpec own = saved.withFeatures(coordinatesFirst(saved, errors));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return new Published(own, weights);
    }

    private static List<String> keys(String name) {
        if (name.equals("event-transformer")) {
            return EVENT_TRANSFORMER_KEYS;
        }
        return LUNDNETS.containsKey(name) ? LUNDNET_KEYS : PARTICLENET_KEYS;
    }

    /** Here a particle cloud's first two features are its coordinates. */
    private static List<String> coordinatesFirst(NetworkSpec saved, List<Diagnostic> errors) {
        List<String> coordinates = List.of("d-eta", "d-phi");
        if (!saved.type().equals("particlenet")) {
            return saved.features();
        }
        if (!saved.features().containsAll(coordinates)) {
            errors.add(wrong("tagger.set", "`features` needs d-eta and d-phi among them: they are the coordinates"));
        }
        var ordered = new ArrayList<>(coordinates);
        saved.features().stream()
                .filter(feature -> !coordinates.contains(feature))
                .forEach(ordered::add);
        return ordered;
    }

    private static Document preset(String name) {
        ObjectNode network = JsonNodeFactory.instance.objectNode();
        network.put("type", LUNDNETS.containsKey(name) ? "lundnet" : name);
        if (LUNDNETS.containsKey(name)) {
            LUNDNETS.get(name).forEach(network.withArray("nodes")::add);
        }
        return new Document(Path.of(name), network, Map.of(), Map.of());
    }

    static Diagnostic wrong(String parameter, String message) {
        return new Diagnostic(Path.of("-D" + parameter), 0, 0, message);
    }
}
