package org.taggerlab.networks.vertex;

import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.FusionArrays;
import org.taggerlab.networks.kernels.FusionKernel;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.Segments;

/** A {@link Fusion} in a graph. */
final class FusionVertex extends KernelGraphVertex {

    private final Fusion fusion;
    private final Segments jets = new Segments();
    private FusionKernel kernel;

    FusionVertex(Fusion fusion, GraphPlace place) {
        super(fusion, place);
        this.fusion = fusion;
    }

    @Override
    public void use(Kernels kernels) {
        kernel = kernels.in(dataType).fusion(fusion.inputWidths, fusion.width);
    }

    @Override
    INDArray forward(Mode mode, LayerWorkspaceMgr workspaces) {
        INDArray[] nodes = new INDArray[inputs.length - 1];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = rowMajor(i);
        }
        jets.fill(inputs[nodes.length], nodes[0].size(0));
        INDArray out = output(workspaces, jets.jets(), fusion.width);
        kernel.forward(arrays(parameters()), nodes, jets, mode, out);
        return out;
    }

    @Override
    INDArray[] backward(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray[] nodes = new INDArray[inputs.length - 1];
        INDArray[] inputGradients = new INDArray[inputs.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = wantsGradient(i) ? inputGradient(workspaces, jets.nodes(), fusion.inputWidths.get(i)) : null;
            inputGradients[i] = nodes[i];
        }
        kernel.backward(arrays(parameters()), arrays(gradients()), epsilon, nodes);
        return inputGradients;
    }

    private static FusionArrays arrays(Map<String, INDArray> table) {
        return new FusionArrays(table.get("0.weight"), table.get("0.bias"), norm(table, "2."));
    }
}
