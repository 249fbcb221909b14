package org.taggerlab.networks.kernels.fused;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.NodeNormKernel;
import org.taggerlab.networks.kernels.NormArrays;

/** BatchNorm over the nodes, fused. */
final class FusedNodeNorm implements NodeNormKernel {

    private final FusedNorm norm;
    private final Matrix nodes;
    private final Matrix result;
    private Mode mode;

    FusedNodeNorm(int width) {
        norm = new FusedNorm(width);
        nodes = new Matrix(width);
        result = new Matrix(width);
    }

    @Override
    public void forward(NormArrays parameters, INDArray x, Mode mode, INDArray out) {
        this.mode = mode;
        int rows = (int) x.size(0);
        result.reserve(rows);
        nodes.copyFrom(x, rows);
        if (mode.usesBatchStatistics()) {
            norm.begin(nodes, 0);
            Chunks.ofRows(rows, (from, to) -> RowLoops.moments(nodes, from, to, norm));
        }
        norm.forward(parameters, mode, rows);
        JetLoops.normalise(nodes, rows, norm, result);
        result.copyTo(out, rows);
    }

    @Override
    public void backward(NormArrays parameters, NormArrays gradients, INDArray epsilon, INDArray dx) {
        int rows = (int) epsilon.size(0);
        result.copyFrom(epsilon, rows);
        norm.begin();
        Chunks.ofRows(rows, (from, to) -> RowLoops.gradientMoments(result, nodes, from, to, norm));
        norm.backward(gradients, mode, rows);
        if (dx != null) {
            RowLoops.normBackward(result, nodes, 0, rows, norm, result);
            result.copyTo(dx, rows);
        }
    }
}
