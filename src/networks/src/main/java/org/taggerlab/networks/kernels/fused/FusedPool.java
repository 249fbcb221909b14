package org.taggerlab.networks.kernels.fused;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.PoolKernel;
import org.taggerlab.networks.kernels.Segments;

/** Mean over the nodes of each jet, fused. */
final class FusedPool implements PoolKernel {

    private final Matrix nodes;
    private final Matrix means;

    FusedPool(int width) {
        nodes = new Matrix(width);
        means = new Matrix(width);
    }

    @Override
    public void forward(INDArray x, Segments jets, INDArray out) {
        means.reserve(jets.jets());
        nodes.copyFrom(x, jets.nodes());
        JetLoops.means(nodes, jets, means);
        means.copyTo(out, jets.jets());
    }

    @Override
    public void backward(INDArray epsilon, Segments jets, INDArray dx) {
        means.copyFrom(epsilon, jets.jets());
        JetLoops.spread(means, jets, nodes);
        nodes.copyTo(dx, jets.nodes());
    }
}
