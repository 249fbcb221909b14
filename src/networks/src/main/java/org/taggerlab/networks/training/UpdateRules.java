package org.taggerlab.networks.training;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Recipe;
import org.taggerlab.vocabulary.training.Recipe.Block;
import org.taggerlab.vocabulary.training.Recipe.Part;
import org.taggerlab.vocabulary.training.Recipe.Start;

/**
 * Which weights of a graph train, and how.
 *
 * @param vertices what holds for a vertex, by its name; all weights of the others train at the rate of the training
 * @param pull strength of the penalty {@code pull / 2 |w - first w|^2}; 0: none
 */
public record UpdateRules(Map<String, Block> vertices, double pull) {
    /** Everything trains alike. */
    public static final UpdateRules ALL = new UpdateRules(Map.of(), 0);

    /** Those of a recipe: a vertex has the name of its block. */
    public static UpdateRules of(Recipe recipe) {
        return new UpdateRules(
                recipe.blocks().stream().collect(Collectors.toMap(Block::name, Function.identity())), recipe.pull());
    }

    /** What holds for a vertex. */
    public Block of(String vertex) {
        Block own = vertices.get(vertex);
        return own == null ? new Block(vertex, Start.SOURCE, Part.ALL, 0, 1, 0, BatchNormPolicy.TRAIN) : own;
    }
}
