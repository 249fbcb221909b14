package org.taggerlab.networks.vertex;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/**
 * LundNet's fusion, arXiv:2012.08526: concat, Linear, ReLU, BatchNorm (this order), mean over the jet's nodes.
 *
 * <p>Inputs: one or more {@code [nodes, width i]}, then counts {@code [jets, 1]}. Output: {@code [jets, width]}.
 */
public final class Fusion extends KernelVertex {

    @JsonProperty
    final List<Integer> inputWidths;

    @JsonProperty
    final int width;

    /**
     * A fusion.
     *
     * @param inputWidths widths of the inputs; only their sum shapes the parameters
     * @param width of the output
     */
    @JsonCreator
    public Fusion(
            @JsonProperty("inputWidths") List<Integer> inputWidths,
            @JsonProperty("width") int width,
            @JsonProperty("batchNorm") BatchNormPolicy batchNorm) {
        super(batchNorm);
        this.inputWidths = List.copyOf(inputWidths);
        this.width = width;
    }

    @Override
    public Fusion with(BatchNormPolicy policy) {
        return new Fusion(inputWidths, width, policy);
    }

    @Override
    void define(SDVertexParams parameters) {
        parameters.defineInputs("nodes", "counts");
        parameters.addWeightParam(
                "0.weight",
                width,
                inputWidths.stream().mapToInt(Integer::intValue).sum());
        parameters.addWeightParam("0.bias", width);
        Parameters.addNorm(parameters, "2.", width);
    }

    @Override
    FusionVertex in(GraphPlace place) {
        return new FusionVertex(this, place);
    }
}
