package org.taggerlab.networks.kernels;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The shortcut of a fused EdgeConv block: the identity, or a product with BatchNorm. */
final class Shortcut {

    private final int features;
    private final int width;
    private final Matrix projected;
    private final Matrix chunk;
    private final FusedNorm norm;
    private final FusedNorm identity;
    private boolean projects;

    Shortcut(int features, int width) {
        this.features = features;
        this.width = width;
        int stride = RowLoops.padded(width);
        projected = new Matrix(width, stride);
        chunk = new Matrix(width, stride);
        norm = new FusedNorm(width, stride);
        identity = FusedNorm.identity(width, stride);
    }

    /** What the shortcut adds before its norm. */
    Matrix base(Matrix out) {
        return projects ? projected : out;
    }

    FusedNorm norm() {
        return projects ? norm : identity;
    }

    void forward(EdgeConvArrays parameters, INDArray x, Mode mode, Matrix out) {
        int nodes = (int) x.size(0);
        projects = parameters.shortcut() != null;
        if (!projects) {
            out.copyFrom(x, nodes);
            return;
        }
        projected.reserve(nodes);
        Native.timesTransposed(
                nodes,
                width,
                features,
                Native.pointer(x),
                features,
                Native.pointer(parameters.shortcut()),
                features,
                0,
                projected.at(0, 0),
                projected.stride());
        if (mode.usesBatchStatistics()) {
            norm.begin(projected, 0);
            FusedKernels.inChunks(nodes, (from, to) -> RowLoops.moments(projected, from, to, norm));
        }
        norm.forward(parameters.shortcutNorm(), mode, nodes);
    }

    /** Writes the shortcut's part of dx. */
    void backward(
            EdgeConvArrays parameters,
            EdgeConvArrays gradients,
            FloatPointer x,
            Matrix gradient,
            Mode mode,
            INDArray dx) {
        int nodes = (int) dx.size(0);
        if (!projects) {
            gradient.copyTo(dx, nodes);
            return;
        }
        norm.begin();
        FusedKernels.inChunks(nodes, (from, to) -> RowLoops.gradientMoments(gradient, projected, from, to, norm));
        norm.backward(gradients.shortcutNorm(), mode, nodes);
        chunk.reserve(FusedKernels.CHUNK);
        FloatPointer weight = Native.pointer(parameters.shortcut());
        FloatPointer weightGradient = Native.pointer(gradients.shortcut());
        FloatPointer target = Native.pointer(dx);
        FusedKernels.inChunks(nodes, (from, to) -> {
            int rows = to - from;
            RowLoops.normBackward(gradient, projected, from, to, norm, chunk);
            Native.transposedTimes(
                    width,
                    features,
                    rows,
                    chunk.at(0, 0),
                    chunk.stride(),
                    x.position((long) from * features),
                    features,
                    from == 0 ? 0 : 1,
                    weightGradient,
                    features);
            Native.times(
                    rows,
                    features,
                    width,
                    chunk.at(0, 0),
                    chunk.stride(),
                    weight,
                    features,
                    0,
                    target.position((long) from * features),
                    features);
        });
        x.position(0);
    }
}
