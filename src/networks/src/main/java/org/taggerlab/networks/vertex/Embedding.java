package org.taggerlab.networks.vertex;

import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * How the event Transformer [K] arXiv:2312.06909 takes objects in: Linear, then LayerNorm.
 *
 * <p>Input: {@code [objects, features]}. Output: {@code [objects, width]}.
 */
public final class Embedding extends KernelVertex {

    private final int features;
    private final int width;

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

    /** Features of an object. */
    @JsonProperty("features")
    public int features() {
        return features;
    }

    /** Width of the output. */
    @JsonProperty("width")
    public int width() {
        return width;
    }

    @Override
    public Embedding with(BatchNormPolicy policy) {
        return new Embedding(features, width, policy);
    }

    @Override
    public void defineParametersAndInputs(SDVertexParams parameters) {
        parameters.defineInputs("objects");
        parameters.addWeightParam("0.weight", width, features);
        parameters.addWeightParam("0.bias", width);
        parameters.addWeightParam("1.weight", width);
        parameters.addWeightParam("1.bias", width);
    }

    @Override
    public EmbeddingVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType networkType) {
        setName(name);
        return new EmbeddingVertex(this, graph, name, index, parameters, initialise, networkType);
    }

    @Override
    public int minVertexInputs() {
        return 1;
    }
}
