package org.taggerlab.networks.vertex;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Mean over the nodes of each jet. Inputs: {@code [nodes, width]}, counts {@code [jets, 1]}; output {@code [jets, width]}. */
public final class Pool extends GraphVertex {

    @JsonProperty
    final int width;

    /** @param width of a node */
    @JsonCreator
    public Pool(@JsonProperty("width") int width) {
        this.width = width;
    }

    @Override
    public Pool clone() {
        return new Pool(width);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pool pool && pool.width == width;
    }

    @Override
    public int hashCode() {
        return width;
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 2;
    }

    @Override
    public PoolVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType networkType) {
        return new PoolVertex(graph, name, index, width, networkType);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return InputType.feedForward(width);
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return null;
    }
}
