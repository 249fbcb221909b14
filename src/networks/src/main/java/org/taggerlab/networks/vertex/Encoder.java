package org.taggerlab.networks.vertex;

import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/**
 * A post-norm Transformer encoder layer among the objects of each event, as in [K] arXiv:2312.06909.
 *
 * <p>Inputs: objects {@code [objects, width]}, counts {@code [events, 1]}, which must all be the same: absent objects are
 * rows like any other. Output: {@code [objects, width]}.
 */
public final class Encoder extends KernelVertex {

    @JsonProperty
    final int width;

    @JsonProperty
    final int heads;

    @JsonProperty
    final int feedForward;

    @JsonProperty
    final double dropout;

    /**
     * An encoder layer.
     *
     * @param width of an object, a multiple of the heads
     * @param heads of the self-attention
     * @param feedForward width of the hidden layer
     * @param dropout probability that a value is dropped in training
     */
    @JsonCreator
    public Encoder(
            @JsonProperty("width") int width,
            @JsonProperty("heads") int heads,
            @JsonProperty("feedForward") int feedForward,
            @JsonProperty("dropout") double dropout,
            @JsonProperty("batchNorm") BatchNormPolicy batchNorm) {
        super(batchNorm);
        this.width = width;
        this.heads = heads;
        this.feedForward = feedForward;
        this.dropout = dropout;
    }

    @Override
    public Encoder with(BatchNormPolicy policy) {
        return new Encoder(width, heads, feedForward, dropout, policy);
    }

    @Override
    void define(SDVertexParams parameters) {
        parameters.defineInputs("objects", "counts");
        parameters.addWeightParam("self-attn.in-proj-weight", 3L * width, width);
        parameters.addWeightParam("self-attn.in-proj-bias", 3L * width);
        parameters.addWeightParam("self-attn.out-proj.weight", width, width);
        parameters.addWeightParam("self-attn.out-proj.bias", width);
        parameters.addWeightParam("linear1.weight", feedForward, width);
        parameters.addWeightParam("linear1.bias", feedForward);
        parameters.addWeightParam("linear2.weight", width, feedForward);
        parameters.addWeightParam("linear2.bias", width);
        parameters.addWeightParam("norm1.weight", width);
        parameters.addWeightParam("norm1.bias", width);
        parameters.addWeightParam("norm2.weight", width);
        parameters.addWeightParam("norm2.bias", width);
    }

    @Override
    EncoderVertex in(GraphPlace place) {
        return new EncoderVertex(this, place);
    }
}
