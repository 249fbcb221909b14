package org.taggerlab.networks.vertex;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.EdgeConvArrays;
import org.taggerlab.networks.kernels.EdgeConvKernel;
import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.FirstProduct;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.MessageForm;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.NeighbourKernel;
import org.taggerlab.networks.kernels.NormArrays;
import org.taggerlab.networks.kernels.Segments;

/** An {@link EdgeConv} in a graph. */
final class EdgeConvVertex extends KernelGraphVertex {

    private final EdgeConv block;
    private final Segments jets = new Segments();
    private final Edges edges = new Edges();
    private final EdgeConvArrays parameters;
    private NeighbourKernel neighbours;
    private EdgeConvKernel kernel;
    private Map<String, INDArray> gradientsSeen = Map.of();
    private EdgeConvArrays gradients;

    EdgeConvVertex(EdgeConv block, GraphPlace place) {
        super(block, place);
        this.block = block;
        this.parameters = bind(parameters());
    }

    @Override
    public void use(Kernels kernels) {
        neighbours = kernels.in(dataType).neighbours();
        kernel = kernels.in(dataType).edgeConv(block.features, block.widths);
    }

    @Override
    INDArray forward(Mode mode, LayerWorkspaceMgr workspaces) {
        INDArray x = rowMajor(0);
        jets.fill(inputs[1], x.size(0));
        if (block.neighbours == 0) {
            edges.fillTrees(jets, inputs[2]);
        } else {
            neighbours.find(jets, inputs.length > 2 ? rowMajor(2) : x, block.neighbours, edges);
        }
        INDArray out = output(workspaces, x.size(0), block.outputWidth());
        kernel.forward(parameters, x, edges, mode, out);
        return out;
    }

    @Override
    INDArray[] backward(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (gradientsSeen != gradients()) {
            gradientsSeen = gradients();
            gradients = bind(gradientsSeen);
        }
        INDArray[] inputGradients = new INDArray[inputs.length];
        inputGradients[0] = wantsGradient(0) ? inputGradient(workspaces, epsilon.size(0), block.features) : null;
        kernel.backward(parameters, gradients, epsilon, inputGradients[0]);
        return inputGradients;
    }

    private EdgeConvArrays bind(Map<String, INDArray> table) {
        int products = block.widths.size();
        List<INDArray> linear = IntStream.range(1, products)
                .mapToObj(i -> table.get(block.product(i)))
                .toList();
        List<NormArrays> norms = IntStream.range(0, products)
                .mapToObj(i -> norm(table, "bns." + i + "."))
                .toList();
        FirstProduct first = block.form == MessageForm.THETA_PHI
                ? new FirstProduct(block.form, table.get("theta.weight"), table.get("phi.weight"))
                : new FirstProduct(block.form, table.get(block.product(0)), null);
        boolean projects = block.projectsShortcut();
        return new EdgeConvArrays(
                first,
                linear,
                norms,
                projects ? table.get("sc.weight") : null,
                projects ? norm(table, "sc-bn.") : null);
    }
}
