package org.taggerlab.networks.vertex;

import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/** BatchNorm over all nodes of a batch. Input: {@code [nodes, features]}; output the same shape. */
public final class InputNorm extends KernelVertex {

    @JsonProperty
    final int features;

    /** @param features width of a node */
    @JsonCreator
    public InputNorm(@JsonProperty("features") int features, @JsonProperty("batchNorm") BatchNormPolicy batchNorm) {
        super(batchNorm);
        this.features = features;
    }

    @Override
    public InputNorm with(BatchNormPolicy policy) {
        return new InputNorm(features, policy);
    }

    @Override
    void define(SDVertexParams parameters) {
        parameters.defineInputs("nodes");
        Parameters.addNorm(parameters, "", features);
    }

    @Override
    InputNormVertex in(GraphPlace place) {
        return new InputNormVertex(this, place);
    }
}
