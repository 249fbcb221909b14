package org.taggerlab.networks.kernels;

import java.util.List;

/** The memory of a fused EdgeConv block. */
final class EdgeMatrices {

    /** {@code [nodes, 2 width 0]}: the first product of each node as destination and as source. */
    final Matrix ends;

    /** {@code [chunk, 2 width 0]}: gradients of some rows of {@code ends}. */
    final Matrix ofEnds;

    /** {@code [nodes, features]}: the block's input. */
    final Matrix x;

    /** {@code [nodes, features]}: its gradient. */
    final Matrix dx;

    /** {@code [edges, width i]}: products before BatchNorm; the first one is made again of {@code ends}. */
    final Matrix[] products;

    /** {@code [edges, width i]}: gradients behind BatchNorm, masked by the ReLU. */
    final Matrix[] gradients;

    /** {@code [nodes, last width]}: the block's output. */
    final Matrix out;

    /** {@code [nodes, last width]}: gradient before the last ReLU. */
    final Matrix nodeGradient;

    /** {@code [nodes, last width]}: incoming edges with a positive message. */
    final Matrix activeCount;

    /** {@code [nodes, last width]}: sum of their last product, off its mean. */
    final Matrix activeSum;

    final FusedNorm[] norms;
    final FusedNorm identity;
    private final Matrix[] chunks;

    EdgeMatrices(int features, List<Integer> widths) {
        int layers = widths.size();
        x = new Matrix(features);
        dx = new Matrix(features);
        ends = new Matrix(2 * RowLoops.padded(widths.get(0)));
        ofEnds = new Matrix(ends.width());
        products = new Matrix[layers];
        gradients = new Matrix[layers];
        chunks = new Matrix[layers];
        norms = new FusedNorm[layers];
        for (int i = 0; i < layers; i++) {
            products[i] = new Matrix(widths.get(i));
            gradients[i] = new Matrix(widths.get(i));
            chunks[i] = new Matrix(widths.get(i));
            norms[i] = new FusedNorm(widths.get(i));
        }
        int last = widths.get(layers - 1);
        out = new Matrix(last);
        nodeGradient = new Matrix(last);
        activeCount = new Matrix(last);
        activeSum = new Matrix(last);
        identity = FusedNorm.identity(last);
    }

    void reserve(Edges edges, boolean trains) {
        int nodes = edges.nodes();
        ends.reserve(nodes);
        out.reserve(nodes);
        int chunk = FusedKernels.CHUNK;
        for (int node = 0; node < nodes; node++) {
            chunk = Math.max(chunk, edges.degree(node));
        }
        for (Matrix matrix : chunks) {
            matrix.reserve(chunk);
        }
        if (trains) {
            for (int i = 1; i < products.length; i++) {
                products[i].reserve(edges.count());
            }
            for (int i = 0; i < Math.max(1, products.length - 1); i++) {
                gradients[i].reserve(edges.count());
            }
            nodeGradient.reserve(nodes);
            dx.reserve(nodes);
            activeCount.reserve(nodes);
            activeSum.reserve(nodes);
        }
    }

    /** Room for a few rows of layer i. */
    Matrix chunk(int i) {
        return chunks[i];
    }
}
