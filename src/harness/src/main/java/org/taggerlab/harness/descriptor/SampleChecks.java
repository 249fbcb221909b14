package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;

/**
 * Whether the samples that a descriptor names are there, and have labels where labels are needed.
 *
 * @param kinds of the catalogue's samples, as it writes them, by name
 */
record SampleChecks(Map<String, String> kinds) {

    /** What a catalogue says, if it names samples at all; what is wrong with it is the catalogue's to say. */
    static Optional<SampleChecks> of(Document catalogue) {
        var kinds = new LinkedHashMap<String, String>();
        JsonNode samples = catalogue.root().path("samples");
        if (!samples.isObject()) {
            return Optional.empty();
        }
        samples.properties().forEach(entry -> {
            JsonNode whole = entry.getValue().has("of")
                    ? samples.path(entry.getValue().path("of").asText())
                    : entry.getValue();
            kinds.put(entry.getKey(), whole.path("kind").asText("simulated"));
        });
        return Optional.of(new SampleChecks(kinds));
    }

    List<Diagnostic> check(Document document) {
        var found = new ArrayList<Diagnostic>();
        JsonNode root = document.root();
        for (int i = 0; i < root.at("/split/reserve").size(); i++) {
            check(document, "/split/reserve/" + i, found);
        }
        for (String part : List.of("/source", "/target")) {
            for (String role : List.of("/signal", "/background", "/unlabelled")) {
                check(document, part + role, found);
            }
            JsonNode signal = root.at(part + "/signal");
            if (signal.isTextual() && signal.equals(root.at(part + "/background"))) {
                found.add(document.atValue(
                        part + "/background", "signal and background are the same sample `" + signal.asText() + "`"));
            }
        }
        return found;
    }

    private void check(Document document, String pointer, List<Diagnostic> found) {
        JsonNode name = document.root().at(pointer);
        if (!name.isTextual()) {
            return;
        }
        String kind = kinds.get(name.asText());
        if (kind == null) {
            String known = kinds.isEmpty()
                    ? "the catalogue samples.yaml has none"
                    : Suggestion.sentence(name.asText(), kinds.keySet());
            found.add(
                    document.atValue(pointer, "there is no sample `" + name.asText() + "` in the catalogue; " + known));
        } else if (!kind.equals("simulated") && (pointer.endsWith("/signal") || pointer.endsWith("/background"))) {
            found.add(document.atValue(
                    pointer,
                    "sample `" + name.asText() + "` (" + kind + ") has no labels and cannot be "
                            + pointer.substring(1).replace('/', ' ')
                            + "; use it as `source.unlabelled`, or another sample here"));
        }
    }
}
