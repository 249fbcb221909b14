package org.taggerlab.networks.vertex;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.taggerlab.networks.kernels.MessageForm;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/**
 * An EdgeConv block: products with BatchNorm and ReLU along edges, mean at each destination (0 without edges), plus the
 * shortcut, ReLU.
 *
 * <p>Inputs: nodes {@code [nodes, features]}, counts {@code [jets, 1]}, and with {@code neighbours = 0} the parents
 * {@code [nodes, 1]} of trees, otherwise the coordinates {@code [nodes, any]} among which the nearest particles of a jet
 * are looked for; without them the nodes themselves are the coordinates. Output: {@code [nodes, last width]}.
 */
public final class EdgeConv extends KernelVertex {

    @JsonProperty
    final int features;

    @JsonProperty
    final List<Integer> widths;

    @JsonProperty
    final MessageForm form;

    @JsonProperty
    final int neighbours;

    /**
     * A block.
     *
     * @param features width of an incoming node
     * @param widths widths of the products
     * @param form how the first product is parametrised
     * @param neighbours k of the nearest-neighbour graph; 0: edges of trees
     */
    @JsonCreator
    public EdgeConv(
            @JsonProperty("features") int features,
            @JsonProperty("widths") List<Integer> widths,
            @JsonProperty("form") MessageForm form,
            @JsonProperty("neighbours") int neighbours,
            @JsonProperty("batchNorm") BatchNormPolicy batchNorm) {
        super(batchNorm);
        this.features = features;
        this.widths = List.copyOf(widths);
        this.form = form;
        this.neighbours = neighbours;
    }

    /** Width of an outgoing node. */
    int outputWidth() {
        return widths.get(widths.size() - 1);
    }

    /** Whether the shortcut has weights of its own. */
    boolean projectsShortcut() {
        return features != outputWidth();
    }

    /** PyTorch's name of product number i, as in the published codes. */
    String product(int i) {
        return form == MessageForm.THETA_PHI ? "fcs." + (i - 1) + ".weight" : "convs." + i + ".weight";
    }

    @Override
    public EdgeConv with(BatchNormPolicy policy) {
        return new EdgeConv(features, widths, form, neighbours, policy);
    }

    @Override
    void define(SDVertexParams parameters) {
        parameters.defineInputs("nodes", "counts", "structure");
        int first = widths.get(0);
        if (form == MessageForm.THETA_PHI) {
            parameters.addWeightParam("theta.weight", first, features);
            parameters.addWeightParam("phi.weight", first, features);
        } else {
            parameters.addWeightParam(product(0), first, 2L * features);
        }
        for (int i = 1; i < widths.size(); i++) {
            parameters.addWeightParam(product(i), widths.get(i), widths.get(i - 1));
        }
        for (int i = 0; i < widths.size(); i++) {
            Parameters.addNorm(parameters, "bns." + i + ".", widths.get(i));
        }
        if (projectsShortcut()) {
            parameters.addWeightParam("sc.weight", outputWidth(), features);
            Parameters.addNorm(parameters, "sc-bn.", outputWidth());
        }
    }

    @Override
    EdgeConvVertex in(GraphPlace place) {
        return new EdgeConvVertex(this, place);
    }
}
