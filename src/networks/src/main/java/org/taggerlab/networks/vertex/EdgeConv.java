package org.taggerlab.networks.vertex;

import org.taggerlab.vocabulary.training.BatchNormPolicy;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.taggerlab.networks.kernels.MessageForm;

/**
 * An EdgeConv block: products with BatchNorm and ReLU along edges, mean at each destination (0 without edges), plus the
 * shortcut, ReLU.
 *
 * <p>Inputs: nodes {@code [nodes, features]}, counts {@code [jets, 1]}, and with {@code neighbours = 0} the parents
 * {@code [nodes, 1]} of trees, otherwise the coordinates {@code [nodes, any]} among which the nearest particles of a jet
 * are looked for; without them the nodes themselves are the coordinates. Output: {@code [nodes, last width]}.
 */
public final class EdgeConv extends KernelVertex {

    private final int features;
    private final List<Integer> widths;
    private final MessageForm form;
    private final int neighbours;

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

    /** Width of an incoming node. */
    @JsonProperty("features")
    public int features() {
        return features;
    }

    /** Widths of the products. */
    @JsonProperty("widths")
    public List<Integer> widths() {
        return widths;
    }

    /** How the first product is parametrised. */
    @JsonProperty("form")
    public MessageForm form() {
        return form;
    }

    /** k of the nearest-neighbour graph; 0: edges of trees. */
    @JsonProperty("neighbours")
    public int neighbours() {
        return neighbours;
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
    public void defineParametersAndInputs(SDVertexParams parameters) {
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
    public EdgeConvVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType networkType) {
        setName(name);
        return new EdgeConvVertex(this, graph, name, index, parameters, initialise, networkType);
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 3;
    }
}
