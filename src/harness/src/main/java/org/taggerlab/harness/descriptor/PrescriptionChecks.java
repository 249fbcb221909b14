package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.training.Prescription;

/** Whether prescriptions fit the network, the source and each other. */
final class PrescriptionChecks {
    /** The setting that a prescription cannot do without. */
    private static final Map<String, String> NEEDED = Map.of(
            Prescription.Unfreezing.NAME, "every",
            Prescription.LayerDecay.NAME, "factor",
            Prescription.LowRank.NAME, "rank",
            Prescription.L2ToSource.NAME, "strength",
            Prescription.Replay.NAME, "share",
            Prescription.AddedBackground.NAME, "share");

    private final Document document;
    private final JsonNode root;
    private final String type;
    private final Optional<Network> network;
    private final List<Diagnostic> found = new ArrayList<>();

    private PrescriptionChecks(Document document, String type, Optional<Network> network) {
        this.document = document;
        this.root = document.root();
        this.type = type;
        this.network = network;
    }

    /**
     * What is wrong.
     *
     * @param type of the network
     * @param network empty if it cannot be understood
     */
    static List<Diagnostic> check(Document document, String type, Optional<Network> network) {
        var checks = new PrescriptionChecks(document, type, network);
        JsonNode prescriptions = document.root().path("prescriptions");
        var seen = new HashSet<String>();
        for (int i = 0; i < prescriptions.size(); i++) {
            JsonNode node = prescriptions.get(i);
            String pointer = "/prescriptions/" + i;
            boolean isReported = !node.isTextual() && node.size() != 1;
            if (!isReported) {
                String kind = kind(node);
                checks.one(pointer, kind, node);
                checks.twice(pointer, kind, node, seen);
            }
        }
        checks.published();
        return checks.found;
    }

    private void one(String pointer, String kind, JsonNode node) {
        String settings = pointer + "/" + kind;
        String needed = NEEDED.get(kind);
        if (node.isTextual() && needed != null) {
            value(pointer, "`" + kind + "` needs its `" + needed + "`: write `" + kind + ": {" + needed + ": ...}`");
        }
        if (isOfEvents() && node.path(kind).has("batch-norm")) {
            key(settings + "/batch-norm", "an event-transformer has no BatchNorm; leave out `batch-norm`");
        }
        if (isOfEvents() && kind.equals(Prescription.Recalibrated.NAME)) {
            value(
                    pointer,
                    "`recalibrated` estimates the statistics of BatchNorms again, and an event-transformer has none;"
                            + " leave it out");
        }
        upTo(settings, node.path(kind).path("upto"), kind);
        rank(settings, node.path(kind));
        if (kind.equals(Prescription.Replay.NAME) || kind.equals(Prescription.AddedBackground.NAME)) {
            sourceJets(pointer, kind);
        }
    }

    private void sourceJets(String pointer, String kind) {
        String source = root.path("source").has("model")
                ? "`source.model` is a tagger without its jets"
                : root.path("source").has("unlabelled") ? "`source.unlabelled` has no labels" : "";
        if (!source.isEmpty()) {
            value(
                    pointer,
                    "`" + kind + "` trains on labelled jets of the source, and " + source
                            + "; train the source here with `signal` and `background`, or leave `" + kind + "` out");
        }
    }

    /** An addition as wide as the weight would be no saving. */
    private void rank(String settings, JsonNode node) {
        JsonNode rank = node.path("rank");
        if (!rank.isInt() || network.isEmpty()) {
            return;
        }
        int narrowest = narrowest(network.get());
        if (rank.asInt() > narrowest) {
            value(
                    settings + "/rank",
                    "`rank` is " + rank.asInt() + ", above the width " + narrowest
                            + " of the narrowest block; expected that at most");
        }
    }

    private static int narrowest(Network network) {
        return network.match(
                lundNet -> narrowest(lundNet.edgeConvs()),
                particleNet -> narrowest(particleNet.edgeConvs()),
                EventTransformer::width);
    }

    private static int narrowest(List<List<Integer>> blocks) {
        return blocks.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .min()
                .orElseThrow();
    }

    /** What is published is named as in results. */
    private void published() {
        List<String> labels = labels();
        for (int i = 0; i < root.path("publish").size() && !labels.isEmpty(); i++) {
            JsonNode label = root.path("publish").path(i);
            if (label.isTextual() && !labels.contains(label.asText())) {
                value(
                        "/publish/" + i,
                        "`" + label.asText() + "` is none of the prescriptions of this experiment; expected one of "
                                + String.join(", ", labels));
            }
        }
    }

    /** Those of {@link Experiment#label}; none where a prescription is wrong itself. */
    private List<String> labels() {
        JsonNode nodes = root.path("prescriptions");
        var kinds = new ArrayList<String>();
        nodes.forEach(node -> kinds.add(kind(node)));
        if (!found.isEmpty() || !Prescription.NAMES.containsAll(kinds)) {
            return List.of();
        }
        var labels = new ArrayList<String>();
        for (int i = 0; i < kinds.size(); i++) {
            String kind = kinds.get(i);
            JsonNode upTo = nodes.path(i).path(kind).path("upto");
            String block = upTo.asText(network.map(Network::trunk).orElse(""));
            labels.add(Experiment.label(kind, block, kinds));
        }
        return labels.isEmpty() ? Prescription.COMPARED : labels;
    }

    private static String kind(JsonNode node) {
        return node.isObject() && !node.isEmpty() ? node.fieldNames().next() : node.asText();
    }

    private void upTo(String settings, JsonNode upTo, String kind) {
        List<String> known = network.map(Network::trunkBlocks).orElse(List.of());
        if (upTo.isTextual() && !known.isEmpty() && !known.contains(upTo.asText())) {
            String meant = Suggestion.of(upTo.asText(), known)
                    .map(name -> "did you mean `" + name + "`? ")
                    .orElse("");
            String what = kind.equals(Prescription.Frozen.NAME) ? "be frozen" : "have additions";
            value(
                    settings + "/upto",
                    "this " + type + " has no block `" + upTo.asText() + "`; " + meant + "It can " + what
                            + " up to one of " + String.join(", ", known));
        }
    }

    private void twice(String pointer, String kind, JsonNode node, HashSet<String> seen) {
        if (node.at("/frozen/upto").isNull()) {
            return;
        }
        boolean frozen = kind.equals(Prescription.Frozen.NAME);
        if (!seen.add(frozen ? kind + lastBlock(node) : kind)) {
            value(
                    pointer,
                    "`" + kind + "` stands twice"
                            + (frozen ? " up to the same block; give each another `upto`, or compare" : "; compare")
                            + " variants of one prescription in two descriptors");
        }
    }

    /** Where a frozen trunk ends; the name of all blocks of a trunk is another name of the last one. */
    private String lastBlock(JsonNode prescription) {
        JsonNode upTo = prescription.path("frozen").path("upto");
        return network.map(understood -> {
                    String name = upTo.asText(understood.trunk());
                    return understood.trunkBlocks().contains(name) ? understood.block(name) : name;
                })
                .orElse(upTo.asText());
    }

    private boolean isOfEvents() {
        return NetworkSection.published(type) instanceof EventTransformer;
    }

    private void value(String pointer, String message) {
        found.add(document.atValue(pointer, message));
    }

    private void key(String pointer, String message) {
        found.add(document.atKey(pointer, message));
    }
}
