package org.taggerlab.networks.vertex;

import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A post-norm Transformer encoder layer among the objects of each event, as in [K] arXiv:2312.06909.
 *
 * <p>Inputs: objects {@code [objects, width]}, counts {@code [events, 1]}, which must all be the same: absent objects are
 * rows like any other. Output: {@code [objects, width]}.
 */
public final class Encoder extends KernelVertex {

    private final int width;
    private final int heads;
    private final int feedForward;
    private final double dropout;

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

    /** Width of an object. */
    @JsonProperty("width")
    public int width() {
        return width;
    }

    /** Heads of the self-attention. */
    @JsonProperty("heads")
    public int heads() {
        return heads;
    }

    /** Width of the hidden layer. */
    @JsonProperty("feedForward")
    public int feedForward() {
        return feedForward;
    }

    /** Probability that a value is dropped in training. */
    @JsonProperty("dropout")
    public double dropout() {
        return dropout;
    }

    @Override
    public Encoder with(BatchNormPolicy policy) {
        return new Encoder(width, heads, feedForward, dropout, policy);
    }

    @Override
    public void defineParametersAndInputs(SDVertexParams parameters) {
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
    public EncoderVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType networkType) {
        setName(name);
        return new EncoderVertex(this, graph, name, index, parameters, initialise, networkType);
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }
}
