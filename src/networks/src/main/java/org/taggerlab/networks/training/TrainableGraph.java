package org.taggerlab.networks.training;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.taggerlab.networks.updater.NetworkUpdater;

/** Gives a copy of a graph the optimiser, learning rates and weight decay of a recipe. */
public final class TrainableGraph {
    private TrainableGraph() {}

    /**
     * A graph with the same weights that trains by a recipe; the given graph is not touched.
     *
     * @param head names of the vertices whose learning rate is multiplied
     */
    public static ComputationGraph of(ComputationGraph start, Recipe recipe, Set<String> head) {
        ComputationGraphConfiguration configuration = start.getConfiguration().clone();
        for (Map.Entry<String, GraphVertex> vertex : configuration.getVertices().entrySet()) {
            double multiplier = head.contains(vertex.getKey()) ? recipe.headMultiplier() : 1;
            IUpdater updater = recipe.optimiser().updater(recipe.rates(multiplier));
            List<Regularization> decay =
                    recipe.weightDecay() == 0 ? List.of() : List.of(new L2Regularization(recipe.weightDecay()));
            apply(vertex.getValue(), updater, decay);
        }
        var graph = new ComputationGraph(configuration);
        graph.init(start.params().dup(), false);
        NetworkUpdater.install(graph);
        return graph;
    }

    private static void apply(GraphVertex vertex, IUpdater updater, List<Regularization> decay) {
        if (vertex instanceof LayerVertex layerVertex
                && layerVertex.getLayerConf().getLayer() instanceof BaseLayer layer) {
            layer.setIUpdater(updater);
            layer.setBiasUpdater(null);
            layer.setRegularization(decay);
            layer.setRegularizationBias(decay);
        } else if (vertex instanceof SameDiffVertex own) {
            own.setUpdater(updater);
            own.setBiasUpdater(null);
            own.setRegularization(decay);
            own.setRegularizationBias(decay);
        }
    }
}
