package org.taggerlab.networks.vertex;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.taggerlab.networks.kernels.EdgeConvArrays;
import org.taggerlab.networks.kernels.EdgeConvKernel;
import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.NormArrays;
import org.taggerlab.networks.kernels.Segments;

/** An {@link EdgeConv} in a graph. */
final class EdgeConvVertex extends KernelGraphVertex {

    private final EdgeConv block;
    private final Segments jets = new Segments();
    private final Edges edges = new Edges();
    private final EdgeConvArrays parameters;
    private final EdgeConvArrays gradients;
    private EdgeConvKernel kernel;
    private Map<String, INDArray> gradientsSeen = Map.of();
    private EdgeConvArrays boundGradients;

    EdgeConvVertex(
            EdgeConv block,
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        super(block, graph, name, index, parameters, initialise, type);
        this.block = block;
        this.parameters = bind(paramTable, endMatrix(), endMatrix());
        this.gradients = bind(paramTable, endMatrix(), endMatrix());
        use(Kernels.chosen());
    }

    @Override
    public void use(Kernels kernels) {
        kernel = kernels.edgeConv(block.features(), block.widths(), dataType);
    }

    @Override
    INDArray forward(Mode mode, LayerWorkspaceMgr workspaces) {
        INDArray x = rowMajor(0);
        jets.fill(inputs[1], x.size(0));
        if (block.neighbours() == 0) {
            edges.fillTrees(jets, inputs[2]);
        } else {
            edges.fillNearest(jets, inputs.length > 2 ? rowMajor(2) : x, block.neighbours());
        }
        takeFirstProduct();
        INDArray out = output(workspaces, x.size(0), block.outputWidth());
        kernel.forward(parameters, x, edges, mode, out);
        return out;
    }

    @Override
    INDArray[] backward(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (gradientsSeen != gradTable) {
            gradientsSeen = gradTable;
            boundGradients = bind(gradTable, gradients.destination(), gradients.source());
        }
        INDArray[] inputGradients = new INDArray[inputs.length];
        inputGradients[0] = inputGradient(workspaces, epsilon.size(0), block.features());
        kernel.backward(parameters, boundGradients, epsilon, inputGradients[0]);
        giveFirstProduct();
        return inputGradients;
    }

    /** The published parametrisation as weights of the two ends of an edge. */
    private void takeFirstProduct() {
        if (block.form() == MessageForm.THETA_PHI) {
            INDArray theta = paramTable.get("theta.weight");
            parameters.destination().assign(theta);
            parameters.source().assign(paramTable.get("phi.weight")).subi(theta);
        } else {
            INDArray difference = half(paramTable, 1);
            parameters.destination().assign(half(paramTable, 0)).subi(difference);
            parameters.source().assign(difference);
        }
    }

    private void giveFirstProduct() {
        INDArray destination = gradients.destination();
        INDArray source = gradients.source();
        if (block.form() == MessageForm.THETA_PHI) {
            gradTable.get("phi.weight").assign(source);
            gradTable.get("theta.weight").assign(destination).subi(source);
        } else {
            half(gradTable, 0).assign(destination);
            half(gradTable, 1).assign(source).subi(destination);
        }
    }

    private INDArray half(Map<String, INDArray> table, int which) {
        long from = (long) which * block.features();
        return table.get(block.product(0))
                .get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + block.features()));
    }

    private INDArray endMatrix() {
        try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            return Nd4j.create(dataType, new long[] {block.widths().get(0), block.features()}, 'c');
        }
    }

    private EdgeConvArrays bind(Map<String, INDArray> table, INDArray destination, INDArray source) {
        int products = block.widths().size();
        List<INDArray> linear = IntStream.range(1, products)
                .mapToObj(i -> table.get(block.product(i)))
                .toList();
        List<NormArrays> norms = IntStream.range(0, products)
                .mapToObj(i -> norm(table, "bns." + i + "."))
                .toList();
        boolean projects = block.projectsShortcut();
        return new EdgeConvArrays(
                destination,
                source,
                linear,
                norms,
                projects ? table.get("sc.weight") : null,
                projects ? norm(table, "sc-bn.") : null);
    }
}
