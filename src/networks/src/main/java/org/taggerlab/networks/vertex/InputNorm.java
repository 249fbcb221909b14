package org.taggerlab.networks.vertex;

import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** BatchNorm over all nodes of a batch. Input: {@code [nodes, features]}; output the same shape. */
public final class InputNorm extends KernelVertex {

    private final int features;

    /** @param features width of a node */
    @JsonCreator
    public InputNorm(@JsonProperty("features") int features, @JsonProperty("batchNorm") BatchNormPolicy batchNorm) {
        super(batchNorm);
        this.features = features;
    }

    /** Width of a node. */
    @JsonProperty("features")
    public int features() {
        return features;
    }

    @Override
    public InputNorm with(BatchNormPolicy policy) {
        return new InputNorm(features, policy);
    }

    @Override
    public void defineParametersAndInputs(SDVertexParams parameters) {
        parameters.defineInputs("nodes");
        Parameters.addNorm(parameters, "", features);
    }

    @Override
    public InputNormVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType networkType) {
        setName(name);
        return new InputNormVertex(this, graph, name, index, parameters, initialise, networkType);
    }

    @Override
    public int maxVertexInputs() {
        return 1;
    }
}
