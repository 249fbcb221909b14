package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/** BatchNorm over the nodes, fused. */
final class FusedNodeNorm implements NodeNormKernel {

    private final FusedNorm norm;
    private final Matrix nodes;
    private final Matrix result;
    private Mode mode;

    FusedNodeNorm(int width) {
        int stride = RowLoops.padded(width);
        norm = new FusedNorm(width, stride);
        nodes = new Matrix(width, stride);
        result = new Matrix(width, stride);
    }

    @Override
    public void forward(NormArrays parameters, INDArray x, Mode mode, INDArray out) {
        this.mode = mode;
        int rows = (int) x.size(0);
        nodes.reserve(rows);
        result.reserve(rows);
        nodes.copyFrom(x, rows);
        if (mode.usesBatchStatistics()) {
            norm.begin(nodes, 0);
            FusedKernels.inChunks(rows, (from, to) -> RowLoops.moments(nodes, from, to, norm));
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
        FusedKernels.inChunks(rows, (from, to) -> RowLoops.gradientMoments(result, nodes, from, to, norm));
        norm.backward(gradients, mode, rows);
        RowLoops.normBackward(result, nodes, 0, rows, norm, result);
        result.copyTo(dx, rows);
    }
}
