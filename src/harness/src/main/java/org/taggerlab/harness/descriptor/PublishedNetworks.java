package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.network.SavedWeights;

/** Networks by the names that papers give them, for goals that have no descriptor. */
public final class PublishedNetworks {
    /** Node features by number, in the order of the published code [arXiv:2012.08526, section 4]. */
    private static final TreeMap<String, List<String>> LUNDNETS = new TreeMap<>(Map.of(
            "lundnet5", LundNet.PUBLISHED.features(),
            "lundnet4", List.of("ln-z", "ln-delta", "ln-kt", "psi"),
            "lundnet3", List.of("ln-z", "ln-delta", "ln-kt"),
            "lundnet2", List.of("ln-delta", "ln-kt")));

    private static final List<String> NAMES = Stream.concat(
                    LUNDNETS.descendingKeySet().stream(),
                    Network.published().keySet().stream().filter(type -> !type.equals("lundnet")))
            .toList();

    private static final DocumentSchema SCHEMA = DocumentSchema.network();

    private PublishedNetworks() {}

    /**
     * A network with saved weights.
     *
     * @param network the network, as a descriptor would have it
     * @param weights how it was fed and read
     */
    public record Published(Network network, SavedWeights weights) {}

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
            throw new InvalidInputException(Diagnostic.ofProperty(
                    "tagger.network", "there is no network `" + name + "`; " + Suggestion.sentence(name, NAMES)));
        }
        var errors = new ArrayList<Diagnostic>();
        var ofNetwork = new LinkedHashMap<>(changes);
        ofNetwork.keySet().removeIf(key -> !keys(name).contains(key.split("\\.")[0]));
        var known = new ArrayList<>(keys(name));
        known.addAll(SavedWeightsReader.KEYS);
        changes.keySet().stream()
                .filter(key -> !ofNetwork.containsKey(key) && !SavedWeightsReader.KEYS.contains(key))
                .forEach(key -> errors.add(Diagnostic.ofProperty(
                        "tagger.set", name + " has no key `" + key + "`; " + Suggestion.sentence(key, known))));
        var settings = new Settings(SCHEMA.tree());
        errors.addAll(settings.checkSet(Path.of(name), ofNetwork));
        Document document = settings.withSet(preset(name), ofNetwork);
        errors.addAll(SCHEMA.check(document));
        InvalidInputException.throwIfAny(errors);
        Network saved = NetworkSection.read(document.root());
        SavedWeights weights = new SavedWeightsReader(changes, errors).read(saved.features());
        Network own = saved.withFeatures(coordinatesFirst(saved, errors));
        InvalidInputException.throwIfAny(errors);
        return new Published(own, weights);
    }

    /** A name such as {@code lundnet3} says which nodes it has. */
    private static List<String> keys(String name) {
        return NetworkSection.keys(NetworkSection.published(name)).stream()
                .filter(key -> !key.equals("nodes"))
                .toList();
    }

    /** Here a particle cloud's first two features are its coordinates. */
    private static List<String> coordinatesFirst(Network saved, List<Diagnostic> errors) {
        List<String> coordinates = ParticleNet.COORDINATES;
        if (!(saved instanceof ParticleNet)) {
            return saved.features();
        }
        if (!saved.features().containsAll(coordinates)) {
            errors.add(Diagnostic.ofProperty(
                    "tagger.set", "`features` needs d-eta and d-phi among them: they are the coordinates"));
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
}
