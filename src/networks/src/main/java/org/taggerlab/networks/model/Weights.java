package org.taggerlab.networks.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.vertex.KernelVertex;

/** The weights of a graph, as apart from its running statistics. */
public final class Weights {
    private Weights() {}

    /** How many there are, running statistics not counted. */
    public static long count(ComputationGraph graph) {
        return Arrays.stream(graph.getVertices())
                .map(vertex -> vertex.paramTable(false))
                .filter(Objects::nonNull)
                .flatMap(table -> table.entrySet().stream())
                .filter(parameter -> !KernelVertex.isRunningStatistic(parameter.getKey()))
                .map(Map.Entry::getValue)
                .mapToLong(INDArray::length)
                .sum();
    }
}
