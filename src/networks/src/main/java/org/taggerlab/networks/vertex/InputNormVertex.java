package org.taggerlab.networks.vertex;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.NodeNormKernel;

/** An {@link InputNorm} in a graph. */
final class InputNormVertex extends KernelGraphVertex {

    private final int width;
    private NodeNormKernel kernel;

    InputNormVertex(InputNorm configuration, GraphPlace place) {
        super(configuration, place);
        width = configuration.features;
    }

    @Override
    public void use(Kernels kernels) {
        kernel = kernels.in(dataType).nodeNorm(width);
    }

    @Override
    INDArray forward(Mode mode, LayerWorkspaceMgr workspaces) {
        INDArray x = rowMajor(0);
        INDArray out = output(workspaces, x.size(0), width);
        kernel.forward(norm(parameters(), ""), x, mode, out);
        return out;
    }

    @Override
    INDArray[] backward(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray dx = inputGradient(workspaces, epsilon.size(0), width);
        kernel.backward(norm(parameters(), ""), norm(gradients(), ""), epsilon, dx);
        return new INDArray[] {dx};
    }
}
