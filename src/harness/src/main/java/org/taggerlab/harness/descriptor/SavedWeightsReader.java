package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.network.SavedWeights;

/** Reads {@code standardise} and {@code signal-output} of a command line. */
final class SavedWeightsReader {
    private static final String STANDARDISE = "standardise";
    private static final String SIGNAL_OUTPUT = "signal-output";

    static final List<String> KEYS = List.of(STANDARDISE, SIGNAL_OUTPUT);

    private final Map<String, String> changes;
    private final List<Diagnostic> errors;

    /** @param errors receives what is wrong */
    SavedWeightsReader(Map<String, String> changes, List<Diagnostic> errors) {
        this.changes = changes;
        this.errors = errors;
    }

    SavedWeights read(List<String> features) {
        var standardise = new TreeMap<String, List<Double>>();
        value(STANDARDISE).ifPresent(node -> {
            if (!node.isObject()) {
                wrong("`standardise` is " + node + ", expected a map such as {ln-pt: [1.7, 0.7]}");
            }
            node.properties().forEach(entry -> {
                if (!features.contains(entry.getKey())) {
                    wrong("`standardise` names `" + entry.getKey() + "`; "
                            + Suggestion.sentence(entry.getKey(), features));
                } else {
                    shift(entry.getKey(), entry.getValue()).ifPresent(shift -> standardise.put(entry.getKey(), shift));
                }
            });
        });
        return new SavedWeights(
                features, standardise, value(SIGNAL_OUTPUT).map(this::output).orElse(1));
    }

    private Optional<List<Double>> shift(String feature, JsonNode node) {
        boolean isPair = node.isArray()
                && node.size() == 2
                && node.get(0).isNumber()
                && node.get(1).isNumber();
        if (!isPair || node.get(1).asDouble() == 0) {
            wrong("`standardise` of " + feature + " is " + node
                    + ", expected [centre, factor], factor not 0: the network got (x - centre) factor");
            return Optional.empty();
        }
        return Optional.of(List.of(node.get(0).asDouble(), node.get(1).asDouble()));
    }

    private int output(JsonNode node) {
        if (!node.isInt() || node.asInt() < 0 || node.asInt() > 1) {
            wrong("`signal-output` is " + node + ", expected 0 or 1: which of the two outputs is signal");
        }
        return node.asInt();
    }

    private Optional<JsonNode> value(String key) {
        if (!changes.containsKey(key)) {
            return Optional.empty();
        }
        var syntax = new ArrayList<Diagnostic>();
        var document = Document.parse(Path.of(key), changes.get(key), syntax);
        syntax.forEach(error -> wrong("`" + key + "`: " + error.message()));
        return document.map(Document::root);
    }

    private void wrong(String message) {
        errors.add(Diagnostic.ofProperty("tagger.set", message));
    }
}
