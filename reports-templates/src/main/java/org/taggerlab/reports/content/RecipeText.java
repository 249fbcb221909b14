package org.taggerlab.reports.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Recipe;
import org.taggerlab.vocabulary.training.Recipe.Block;
import org.taggerlab.vocabulary.training.Recipe.Part;

/** What the prescriptions of an experiment mean, block by block. */
final class RecipeText {
    private final StringBuilder text = new StringBuilder();

    private RecipeText() {}

    /**
     * The prescriptions of a configuration, several lines each; empty if this version does not know its network or one of its
     * prescriptions.
     */
    static String of(Map<String, Object> configuration) {
        return network(configuration).map(network -> of(configuration, network)).orElse("");
    }

    /** The network of a configuration; empty if this version does not know it. */
    static Optional<Network> network(Map<String, Object> configuration) {
        try {
            return Optional.ofNullable(RecordJson.MAPPER.convertValue(configuration.get("network"), Network.class));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String of(Map<String, Object> configuration, Network network) {
        var all = new RecipeText();
        try {
            JsonNode tree = RecordJson.MAPPER.valueToTree(configuration);
            for (JsonNode node : tree.path("prescriptions")) {
                String name = node.path("kind").asText();
                all.text.append(name).append('\n');
                all.add(Prescription.of(name, (ObjectNode) node).recipe(network), "  ");
            }
        } catch (IllegalArgumentException | ClassCastException unknown) {
            return "";
        }
        return all.text.toString();
    }

    private void add(Recipe recipe, String indent) {
        if (recipe.first() != null) {
            text.append(indent).append("first, to its own end:\n");
            add(recipe.first(), indent + "  ");
            text.append(indent).append("then, from its best epoch:\n");
        }
        List<Block> blocks = recipe.blocks();
        for (int from = 0, to; from < blocks.size(); from = to) {
            to = from + 1;
            while (to < blocks.size() && words(blocks.get(to)).equals(words(blocks.get(from)))) {
                to++;
            }
            String last = to == from + 1 ? "" : " to " + blocks.get(to - 1).name();
            line(indent, blocks.get(from).name() + last + ": " + words(blocks.get(from)));
        }
        if (recipe.pull() > 0) {
            line(indent, "penalty: " + NumberText.value(recipe.pull()) + " / 2 |w - w of the source|^2");
        }
        if (recipe.replay() > 0) {
            String jets = recipe.onlyBackground() ? "background jets" : "jets";
            line(indent, NumberText.value(recipe.replay()) + " of each batch are " + jets + " of the source");
        }
    }

    private void line(String indent, String words) {
        text.append(indent).append(words).append('\n');
    }

    private static String words(Block block) {
        String start = "start " + block.start().label() + ", ";
        if (block.trains() == Part.NOTHING) {
            return start
                    + (block.statistics() == BatchNormPolicy.TRAIN
                            ? "nothing trains, BatchNorm statistics estimated again"
                            : "nothing trains");
        }
        String what = block.trains() == Part.LOW_RANK
                ? "additions of rank " + block.rank() + " train"
                : block.trains().label() + " train";
        return start
                + what
                + (block.rate() == 1 ? "" : " at " + NumberText.value(block.rate()) + " of the learning rate")
                + (block.from() == 0 ? "" : " from step " + block.from() + " on")
                + (block.statistics() == BatchNormPolicy.TRAIN ? "" : ", BatchNorm statistics kept");
    }
}
