package org.taggerlab.networks.kernels;

import java.util.List;

/** The scratch memory of a fused EdgeConv block. */
final class EdgeMatrices {

    /** {@code [nodes, 2 width 0]}: each node as destination and as source; backward: their gradients. */
    final Matrix ends;

    /** {@code [2 width 0, features]}: the first product's weights of both ends. */
    final Matrix endWeights;

    final Matrix endGradients;

    /** {@code [edges, width i]}: products before BatchNorm. */
    final Matrix[] products;

    /** {@code [edges, width i]}: gradients behind BatchNorm, masked by the ReLU. */
    final Matrix[] gradients;

    /** {@code [nodes, last width]}: the block's output. */
    final Matrix out;

    /** {@code [nodes, last width]}: gradient before the last ReLU. */
    final Matrix nodeGradient;

    final FusedNorm[] norms;
    final FusedNorm identity;
    private final Matrix[] chunks;
    private final int half;

    EdgeMatrices(int features, List<Integer> widths) {
        int layers = widths.size();
        half = RowLoops.padded(widths.get(0));
        ends = new Matrix(2 * half, 2 * half);
        endWeights = new Matrix(features, features);
        endGradients = new Matrix(features, features);
        endWeights.reserve(2 * half);
        endGradients.reserve(2 * half);
        products = new Matrix[layers];
        gradients = new Matrix[layers];
        chunks = new Matrix[layers];
        norms = new FusedNorm[layers];
        for (int i = 0; i < layers; i++) {
            int width = widths.get(i);
            int stride = RowLoops.padded(width);
            products[i] = new Matrix(width, stride);
            gradients[i] = new Matrix(width, stride);
            chunks[i] = new Matrix(width, stride);
            norms[i] = new FusedNorm(width, stride);
        }
        int last = widths.get(layers - 1);
        out = new Matrix(last, RowLoops.padded(last));
        nodeGradient = new Matrix(last, RowLoops.padded(last));
        identity = FusedNorm.identity(last, RowLoops.padded(last));
    }

    void reserve(Edges edges, boolean trains) {
        ends.reserve(edges.nodes());
        out.reserve(edges.nodes());
        int chunk = FusedKernels.CHUNK;
        for (int node = 0; node < edges.nodes(); node++) {
            chunk = Math.max(chunk, edges.degree(node));
        }
        for (int i = 0; i < products.length; i++) {
            chunks[i].reserve(chunk);
            if (trains) {
                products[i].reserve(Math.max(1, edges.count()));
                if (i < products.length - 1 || i == 0) {
                    gradients[i].reserve(Math.max(1, edges.count()));
                }
            }
        }
        if (trains) {
            nodeGradient.reserve(edges.nodes());
        }
    }

    /** Room for a few rows of layer i. */
    Matrix chunk(int i) {
        return chunks[i];
    }

    void takeEnds(EdgeConvArrays parameters) {
        int rows = (int) parameters.destination().size(0);
        endWeights.copyFrom(parameters.destination(), 0, rows);
        endWeights.copyFrom(parameters.source(), half, rows);
    }

    void giveEnds(EdgeConvArrays arrays) {
        int rows = (int) arrays.destination().size(0);
        endGradients.copyTo(arrays.destination(), 0, rows);
        endGradients.copyTo(arrays.source(), half, rows);
    }
}
