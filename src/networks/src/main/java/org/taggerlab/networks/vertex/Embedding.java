package org.taggerlab.networks.vertex;

import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/**
 * How the event Transformer [K] arXiv:2312.06909 takes objects in: Linear, then LayerNorm.
 *
 * <p>Input: {@code [objects, features]}. Output: {@code [objects, width]}.
 */
public final class Embedding extends KernelVertex {

    @JsonProperty
    final int features;

    @JsonProperty
    final int width;

    /**
     * An embedding.
     *
     * @param features of an object
     * @param width of the output
     */
    @JsonCreator
    public Embedding(
            @JsonProperty("features") int features,
            @JsonProperty("width") int width,
            @JsonProperty("batchNorm") BatchNormPolicy batchNorm) {
        super(batchNorm);
        this.features = features;
        this.width = width;
    }

    @Override
    public Embedding with(BatchNormPolicy policy) {
        return new Embedding(features, width, policy);
    }

    @Override
    void define(SDVertexParams parameters) {
        parameters.defineInputs("objects");
        parameters.addWeightParam("0.weight", width, features);
        parameters.addWeightParam("0.bias", width);
        parameters.addWeightParam("1.weight", width);
        parameters.addWeightParam("1.bias", width);
    }

    @Override
    EmbeddingVertex in(GraphPlace place) {
        return new EmbeddingVertex(this, place);
    }
}
