package org.taggerlab.networks.kernels.fused;

import org.taggerlab.networks.kernels.EdgeConvArrays;
import org.taggerlab.networks.kernels.Mode;

/** The shortcut of a fused EdgeConv block: the identity, or a product with BatchNorm. */
final class Shortcut {

    /** {@code null} for the identity. */
    private final Product product;

    private final Matrix projected;
    private final Matrix chunk;
    private final FusedNorm norm;
    private Matrix x;

    Shortcut(int features, int width, Blas blas) {
        product = features == width ? null : Product.of(features, width, blas);
        projected = new Matrix(width);
        chunk = new Matrix(width);
        norm = product == null ? FusedNorm.identity(width) : new FusedNorm(width);
    }

    /** {@code [nodes, width]}: what the shortcut adds, before its norm. */
    Matrix base() {
        return product == null ? x : projected;
    }

    FusedNorm norm() {
        return norm;
    }

    void forward(EdgeConvArrays parameters, Matrix x, int nodes, Mode mode) {
        this.x = x;
        if (product == null) {
            return;
        }
        projected.reserve(nodes);
        product.begin(parameters.shortcut());
        Chunks.ofRows(nodes, (from, to) -> {
            product.forward(x, from, to - from, projected, from);
            if (mode.usesBatchStatistics()) {
                if (from == 0) {
                    norm.begin(projected, 0);
                }
                RowLoops.moments(projected, from, to, norm);
            }
        });
        norm.forward(parameters.shortcutNorm(), mode, nodes);
    }

    /**
     * Writes the shortcut's part of dx.
     *
     * @param gradient {@code [nodes, width]}
     * @param dx {@code null} if it is not wanted
     */
    void backward(EdgeConvArrays gradients, Matrix gradient, int nodes, Mode mode, Matrix dx) {
        if (product == null) {
            if (dx != null) {
                System.arraycopy(gradient.values(), 0, dx.values(), 0, nodes * dx.stride());
            }
            return;
        }
        norm.begin();
        Chunks.ofRows(nodes, (from, to) -> RowLoops.gradientMoments(gradient, projected, from, to, norm));
        norm.backward(gradients.shortcutNorm(), mode, nodes);
        chunk.reserve(Math.min(nodes, Chunks.ROWS));
        product.beginBackward(gradients.shortcut() != null);
        Chunks.ofRows(nodes, (from, to) -> {
            RowLoops.normBackward(gradient, projected, from, to, norm, chunk);
            product.backward(chunk, x, from, to - from, dx, from, false);
        });
        product.endBackward(gradients.shortcut());
    }
}
