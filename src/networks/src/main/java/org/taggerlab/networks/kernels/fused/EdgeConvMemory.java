package org.taggerlab.networks.kernels.fused;

import java.util.List;
import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.Mode;

/** The products and the memory of a fused EdgeConv block, which its forward and its backward pass share. */
final class EdgeConvMemory {

    /** Products of a message. */
    final int layers;

    /** The first product, for both ends of an edge. */
    final Product firstProduct;

    /** The further ones, from number 1 on. */
    final Product[] furtherProducts;

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

    /** {@code [edges, width i]}: gradients after BatchNorm, masked by the ReLU. */
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
    final LeavingEdges leaving = new LeavingEdges();
    private final Matrix[] chunks;

    /** Of the batch. */
    private Edges edges;

    private Mode mode;

    EdgeConvMemory(int features, List<Integer> widths, Blas blas) {
        layers = widths.size();
        x = new Matrix(features);
        dx = new Matrix(features);
        ends = new Matrix(2 * RowLoops.padded(widths.get(0)));
        ofEnds = new Matrix(ends.width());
        firstProduct = Product.of(features, ends.width(), blas);
        furtherProducts = new Product[layers];
        products = new Matrix[layers];
        gradients = new Matrix[layers];
        chunks = new Matrix[layers];
        norms = new FusedNorm[layers];
        for (int i = 0; i < layers; i++) {
            products[i] = new Matrix(widths.get(i));
            gradients[i] = new Matrix(widths.get(i));
            chunks[i] = new Matrix(widths.get(i));
            norms[i] = new FusedNorm(widths.get(i));
            furtherProducts[i] = i == 0 ? null : Product.of(widths.get(i - 1), widths.get(i), blas);
        }
        int last = widths.get(layers - 1);
        out = new Matrix(last);
        nodeGradient = new Matrix(last);
        activeCount = new Matrix(last);
        activeSum = new Matrix(last);
        identity = FusedNorm.identity(last);
    }

    /** Takes a batch and makes room for it. */
    void begin(Edges batch, Mode pass) {
        edges = batch;
        mode = pass;
        int nodes = edges.nodes();
        ends.reserve(nodes);
        out.reserve(nodes);
        int chunk = Chunks.ROWS;
        for (int node = 0; node < nodes; node++) {
            chunk = Math.max(chunk, edges.degree(node));
        }
        for (Matrix matrix : chunks) {
            matrix.reserve(chunk);
        }
        if (mode.trains()) {
            for (int i = 1; i < layers; i++) {
                products[i].reserve(edges.count());
            }
            for (int i = 0; i < Math.max(1, layers - 1); i++) {
                gradients[i].reserve(edges.count());
            }
            nodeGradient.reserve(nodes);
            dx.reserve(nodes);
            activeCount.reserve(nodes);
            activeSum.reserve(nodes);
        }
    }

    Edges edges() {
        return edges;
    }

    Mode mode() {
        return mode;
    }

    FusedNorm lastNorm() {
        return norms[layers - 1];
    }

    /** Room for a few rows of layer i. */
    Matrix chunk(int i) {
        return chunks[i];
    }

    /** The first product of some edges, into its chunk. */
    Matrix firstProducts(int first, int last) {
        EdgeLoops.firstProducts(ends, edges, first, last, chunks[0]);
        return chunks[0];
    }

    /**
     * The rectified messages of some edges after a layer, into that layer's chunk.
     *
     * @param h the layer's products, unless it is the first one
     * @param row of h that belongs to the first of these edges
     */
    Matrix rectified(int layer, Matrix h, int row, int first, int last) {
        if (layer == 0) {
            EdgeLoops.normaliseAndRectify(ends, edges, first, last, norms[0], chunks[0]);
        } else {
            RowLoops.normaliseAndRectify(h, row, row + last - first, norms[layer], chunks[layer]);
        }
        return chunks[layer];
    }

    /** Runs of nodes with some hundred edges. */
    void inChunks(Chunks.Edgewise run) {
        Chunks.ofNodes(edges, 0, edges.nodes(), run);
    }

    /** The same for work on a layer and the one before it; that of the first one jumps about in the ends of a jet. */
    void inChunks(int layer, Chunks.Edgewise run) {
        if (layer > 1) {
            inChunks(run);
            return;
        }
        Chunks.ofJets(edges, 0, edges.nodes(), (begin, end, first, last) -> {
            ends.warm(begin, end);
            Chunks.ofNodes(edges, begin, end, run);
        });
    }
}
