package org.taggerlab.networks.model;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.training.UpdateRules;
import org.taggerlab.networks.vertex.KernelGraphVertex;
import org.taggerlab.networks.vertex.KernelVertex;
import org.taggerlab.vocabulary.training.Recipe.Block;

/** The weights of a graph, as apart from its running statistics. */
public final class Weights {
    private Weights() {}

    /** How many there are, running statistics not counted. */
    public static long count(ComputationGraph graph) {
        return trained(graph, UpdateRules.ALL);
    }

    /** How many of them train. */
    public static long trained(ComputationGraph graph, UpdateRules rules) {
        long trained = 0;
        for (GraphVertex vertex : graph.getVertices()) {
            Map<String, INDArray> table = vertex.paramTable(false);
            if (table != null) {
                Block rule = rules.of(vertex.getVertexName());
                trained += table.entrySet().stream()
                        .filter(parameter -> !KernelVertex.isRunningStatistic(parameter.getKey()))
                        .mapToLong(parameter -> trained(rule, vertex, parameter.getKey(), parameter.getValue()))
                        .sum();
            }
        }
        return trained;
    }

    private static long trained(Block rule, GraphVertex vertex, String name, INDArray array) {
        boolean isOfProduct = isOfProduct(vertex, name);
        return switch (rule.trains()) {
            case NOTHING -> 0;
            case NORMS_AND_BIASES -> isOfProduct ? 0 : array.length();
            case LOW_RANK -> isOfProduct ? rule.rank() * (array.size(0) + array.size(1)) : 0;
            case ALL -> array.length();
        };
    }

    private static boolean isOfProduct(GraphVertex vertex, String parameter) {
        return vertex instanceof KernelGraphVertex own
                ? own.isOfProduct(parameter)
                : parameter.equals(DefaultParamInitializer.WEIGHT_KEY);
    }
}
