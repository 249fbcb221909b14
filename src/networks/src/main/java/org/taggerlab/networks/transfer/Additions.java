package org.taggerlab.networks.transfer;

import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.training.UpdateRules;
import org.taggerlab.networks.vertex.KernelGraphVertex;
import org.taggerlab.networks.vertex.KernelVertex;
import org.taggerlab.vocabulary.training.Recipe.Part;

/** Additions of low rank: put beside the weights of a graph before it trains, and into them afterwards. */
final class Additions {
    private Additions() {}

    /**
     * A copy of a graph with the additions that rules ask for, all of them zero: B is, and A is drawn as PyTorch draws a Linear
     * layer; the graph itself if they ask for none.
     */
    static ComputationGraph beside(ComputationGraph graph, UpdateRules rules, long seed) {
        if (rules.vertices().values().stream().noneMatch(block -> block.trains() == Part.LOW_RANK)) {
            return graph;
        }
        ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
        configuration.getVertices().forEach((name, vertex) -> {
            if (vertex instanceof KernelVertex own) {
                own.add(rules.of(name).rank());
            }
        });
        var copy = new ComputationGraph(configuration);
        copy.init();
        Map<String, INDArray> weights = graph.paramTable();
        copy.paramTable().forEach((name, array) -> {
            if (weights.containsKey(name)) {
                array.assign(weights.get(name));
            } else if (KernelVertex.isFirstOfAddition(name)) {
                draw(array, new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode()));
            }
        });
        return copy;
    }

    /** A copy of the graph as it was before, with the weights that a trained graph computes with. */
    static ComputationGraph merged(ComputationGraph trained, ComputationGraph before) {
        if (trained.getConfiguration().getVertices().values().stream()
                .noneMatch(vertex -> vertex instanceof KernelVertex own && own.hasAdditions())) {
            return trained;
        }
        var merged = new ComputationGraph(before.getConfiguration().clone());
        merged.init(before.params().dup(), false);
        for (GraphVertex vertex : merged.getVertices()) {
            Map<String, INDArray> table = vertex.paramTable(false);
            if (table != null) {
                GraphVertex from = trained.getVertex(vertex.getVertexName());
                Map<String, INDArray> weights =
                        from instanceof KernelGraphVertex own ? own.weights() : from.paramTable(false);
                table.forEach((name, array) -> array.assign(weights.get(name)));
            }
        }
        return merged;
    }

    private static void draw(INDArray array, SplittableRandom random) {
        double bound = 1 / Math.sqrt(array.size(1));
        for (long row = 0; row < array.size(0); row++) {
            for (long column = 0; column < array.size(1); column++) {
                array.putScalar(row, column, random.nextDouble(-bound, bound));
            }
        }
    }
}
