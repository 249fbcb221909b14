package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.training.Prescription;

/** Whether prescriptions choose their settings from grids that leave a choice, and all from as many candidates. */
final class TuneChecks {
    private static final String OF_ALL = "/training/tune";

    private final Document document;
    private final List<Diagnostic> found = new ArrayList<>();

    private TuneChecks(Document document) {
        this.document = document;
    }

    static List<Diagnostic> check(Document document) {
        var checks = new TuneChecks(document);
        checks.count(OF_ALL);
        checks.prescriptions();
        return checks.found;
    }

    private void prescriptions() {
        JsonNode prescriptions = document.root().path("prescriptions");
        var budgets = new LinkedHashMap<String, String>();
        boolean isKnown = true;
        for (int i = 0; i < prescriptions.size(); i++) {
            JsonNode node = prescriptions.get(i);
            if (!node.isTextual() && node.size() != 1) {
                continue; // reported by the schema
            }
            String kind = node.isTextual() ? node.asText() : node.fieldNames().next();
            if (kind.equals(Prescription.Recalibrated.NAME)) {
                continue; // it has nothing to choose
            }
            String own = "/prescriptions/" + i + "/" + kind;
            count(own + "/tune");
            JsonNode tune = at(own + "/tune").isMissingNode() ? at(OF_ALL) : at(own + "/tune");
            if (at(own + "/learning-rate").isNumber() && tune.has("learning-rate")) {
                found.add(document.atKey(
                        own + "/learning-rate",
                        "`" + kind + "` chooses its `learning-rate` by `tune`; leave out one of the two"));
            }
            OptionalLong candidates = candidates(tune);
            isKnown &= candidates.isPresent();
            String upTo = node.path(kind).path("upto").asText();
            budgets.put(
                    upTo.isEmpty() ? kind : kind + "(" + upTo + ")",
                    candidates.orElse(0)
                            + (tune.path("repetitions").asText().equals("all") ? " in every repetition" : ""));
        }
        if (isKnown && budgets.values().stream().distinct().count() > 1) {
            found.add(document.atKey(
                    "/prescriptions",
                    "none of the prescriptions may be tuned more than another, but "
                            + budgets.entrySet().stream()
                                    .map(budget -> budget.getKey() + " has " + budget.getValue())
                                    .collect(Collectors.joining(", "))
                            + " candidates; give each `tune` as many, or write one below `training`"));
        }
    }

    private void count(String pointer) {
        JsonNode tune = at(pointer);
        OptionalLong candidates = candidates(tune);
        if (tune.isObject()
                && candidates.isPresent()
                && (candidates.getAsLong() < Tuning.FEWEST || candidates.getAsLong() > Tuning.MOST)) {
            long count = candidates.getAsLong();
            found.add(document.atKey(
                    pointer,
                    "`" + SchemaMessages.name(pointer) + "` makes " + count + " candidate" + (count == 1 ? "" : "s")
                            + "; expected " + Tuning.FEWEST + " to " + Tuning.MOST + "; give "
                            + (count == 1 ? "more" : "fewer") + " values"));
        }
    }

    /** How many combinations of values there are, 1 without any; empty if some of them are wrong already. */
    private static OptionalLong candidates(JsonNode tune) {
        if (tune.isMissingNode()) {
            return OptionalLong.of(1);
        }
        if (tune.isArray()) {
            boolean isWrong = false;
            for (JsonNode value : tune) {
                isWrong |= value.isNull();
            }
            return isWrong ? OptionalLong.empty() : OptionalLong.of(tune.size());
        }
        if (tune.isTextual()) {
            return OptionalLong.of(1); // which repetitions
        }
        if (!tune.isObject()) {
            return OptionalLong.empty();
        }
        long product = 1;
        for (Map.Entry<String, JsonNode> entry : tune.properties()) {
            OptionalLong factor = candidates(entry.getValue());
            if (factor.isEmpty()) {
                return factor;
            }
            product = Math.min(Integer.MAX_VALUE, product * factor.getAsLong());
        }
        return OptionalLong.of(product);
    }

    private JsonNode at(String pointer) {
        return document.root().at(pointer);
    }
}
