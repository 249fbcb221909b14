package org.taggerlab.networks.kernels;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An EdgeConv block, fused. The first product is one a node, for both ends of its edges, and is added up along edges
 * wherever it is needed; of the others the values before BatchNorm are stored. Normalised values are made again, chunk by
 * chunk, when a matrix product needs them.
 */
final class FusedEdgeConv implements EdgeConvKernel {

    private final int layers;
    private final Product ends;
    private final EndWeights endWeights;
    private final Product[] products;
    private final EdgeMatrices m;
    private final Shortcut shortcut;
    private Edges edges;
    private Mode mode;

    FusedEdgeConv(int features, List<Integer> widths, Blas blas) {
        layers = widths.size();
        m = new EdgeMatrices(features, widths);
        ends = new Product(features, m.ends.width(), blas);
        endWeights = new EndWeights(widths.get(0), features, m.ends.width() / 2);
        products = new Product[layers];
        for (int layer = 1; layer < layers; layer++) {
            products[layer] = new Product(widths.get(layer - 1), widths.get(layer), blas);
        }
        shortcut = new Shortcut(features, widths.get(layers - 1), blas);
    }

    @Override
    public void forward(EdgeConvArrays parameters, INDArray x, Edges edges, Mode mode, INDArray out) {
        this.edges = edges;
        this.mode = mode;
        m.reserve(edges, mode.trains());
        m.x.copyFrom(x, edges.nodes());
        shortcut.forward(parameters, m.x, edges.nodes(), mode);
        endWeights.read(parameters.first(), ends.weight);
        ends.begin();
        for (int layer = 1; layer < layers; layer++) {
            products[layer].begin(parameters.linear().get(layer - 1));
        }
        if (mode.trains()) {
            messagesInTraining(parameters);
        } else {
            messagesInInference(parameters);
        }
        m.out.copyTo(out, edges.nodes());
    }

    /** Every layer sweeps over all edges before the next one, since BatchNorm needs the whole batch. */
    private void messagesInTraining(EdgeConvArrays parameters) {
        firstLayer(parameters);
        for (int layer = 1; layer < layers; layer++) {
            furtherLayer(parameters, layer);
        }
        Matrix h = m.products[layers - 1];
        FusedNorm norm = m.norms[layers - 1];
        inChunks((from, to, first, last) -> {
            Matrix rows = layers == 1 ? firstProducts(first, last) : h;
            int begin = layers == 1 ? first : 0;
            mean(rows, begin, from, to);
            NodeLoops.activity(rows, begin, norm, edges, from, to, m.activeCount, m.activeSum);
        });
    }

    private void firstLayer(EdgeConvArrays parameters) {
        FusedNorm norm = m.norms[0];
        norm.begin();
        edges.jets().inRuns(FusedKernels.CHUNK, (from, to) -> {
            ends.forward(m.x, from, to - from, m.ends, from);
            if (mode.usesBatchStatistics() && edges.count() > 0) {
                int first = edges.start()[from];
                int last = edges.start()[to];
                if (first == 0 && last > 0) {
                    EdgeLoops.firstProduct(m.ends, edges, 0, norm.pivot);
                }
                EdgeLoops.moments(m.ends, edges, first, last, norm);
            }
        });
        endLayer(parameters, 0);
    }

    private void furtherLayer(EdgeConvArrays parameters, int layer) {
        Matrix h = m.products[layer];
        FusedNorm norm = m.norms[layer];
        inChunks(layer, (from, to, first, last) -> {
            if (last > first) {
                rectify(layer - 1, m.products[layer - 1], first, first, last);
                products[layer].forward(m.chunk(layer - 1), 0, last - first, h, first);
                if (mode.usesBatchStatistics()) {
                    if (first == 0) {
                        norm.begin(h, 0);
                    }
                    RowLoops.moments(h, first, last, norm);
                }
            }
        });
        endLayer(parameters, layer);
    }

    private void endLayer(EdgeConvArrays parameters, int layer) {
        if (edges.count() > 0) {
            m.norms[layer].forward(parameters.norms().get(layer), mode, edges.count());
        }
    }

    /** Every chunk of nodes goes through all layers at once and never leaves the cache. */
    private void messagesInInference(EdgeConvArrays parameters) {
        for (int layer = 0; layer < layers; layer++) {
            m.norms[layer].forward(parameters.norms().get(layer), mode, edges.count());
        }
        edges.jets().inRuns(FusedKernels.CHUNK, (begin, end) -> {
            ends.forward(m.x, begin, end - begin, m.ends, begin);
            edges.inNodeRuns(begin, end, FusedKernels.CHUNK, (from, to, first, last) -> {
                for (int layer = 1; layer < layers && last > first; layer++) {
                    rectify(layer - 1, m.chunk(layer - 1), 0, first, last);
                    products[layer].forward(m.chunk(layer - 1), 0, last - first, m.chunk(layer), 0);
                }
                mean(layers == 1 ? firstProducts(first, last) : m.chunk(layers - 1), first, from, to);
            });
        });
    }

    /** The first product of some edges, into its chunk. */
    private Matrix firstProducts(int first, int last) {
        EdgeLoops.firstProducts(m.ends, edges, first, last, m.chunk(0));
        return m.chunk(0);
    }

    private void mean(Matrix h, int begin, int from, int to) {
        NodeLoops.meanAndShortcut(
                h, begin, m.norms[layers - 1], edges, from, to, shortcut.base(), shortcut.norm(), m.out);
    }

    /** The rectified messages of some edges behind a layer, into that layer's chunk. */
    private void rectify(int layer, Matrix h, int row, int first, int last) {
        if (layer == 0) {
            EdgeLoops.normaliseAndRectify(m.ends, edges, first, last, m.norms[0], m.chunk(0));
        } else {
            RowLoops.normaliseAndRectify(h, row, row + last - first, m.norms[layer], m.chunk(layer));
        }
    }

    @Override
    public void backward(EdgeConvArrays parameters, EdgeConvArrays gradients, INDArray epsilon, INDArray dx) {
        int nodes = edges.nodes();
        Matrix target = dx == null ? null : m.dx;
        m.nodeGradient.copyFrom(epsilon, nodes);
        NodeLoops.maskByOutput(m.nodeGradient, m.out, nodes);
        shortcut.backward(gradients, m.nodeGradient, nodes, mode, target);
        if (edges.count() == 0) {
            gradients.clearMessages();
        } else {
            messagesBackward(gradients, target);
        }
        if (dx != null) {
            m.dx.copyTo(dx, nodes);
        }
    }

    private void messagesBackward(EdgeConvArrays gradients, Matrix dx) {
        edges.sortLeaving();
        lastNorm(gradients);
        for (int layer = layers - 1; layer > 0; layer--) {
            layerBackward(gradients, layer);
        }
        if (layers == 1) {
            inChunks((from, to, first, last) -> EdgeLoops.lastBackward(
                    m.nodeGradient,
                    firstProducts(first, last),
                    first,
                    edges,
                    first,
                    last,
                    m.norms[0],
                    m.gradients[0],
                    0));
        }
        endsBackward(gradients, dx);
    }

    private void lastNorm(EdgeConvArrays gradients) {
        FusedNorm norm = m.norms[layers - 1];
        norm.begin();
        FusedKernels.inChunks(edges.nodes(), (from, to) -> {
            NodeLoops.divideByDegree(m.nodeGradient, edges, from, to);
            NodeLoops.lastMoments(m.nodeGradient, m.activeCount, m.activeSum, from, to, norm);
        });
        norm.backward(gradients.norms().get(layers - 1), mode, edges.count());
    }

    private void layerBackward(EdgeConvArrays gradients, int layer) {
        Product product = products[layer];
        Matrix h = m.products[layer];
        Matrix z = m.chunk(layer - 1);
        Matrix dh = m.chunk(layer);
        Matrix dz = m.gradients[layer - 1];
        FusedNorm before = m.norms[layer - 1];
        before.begin();
        product.beginBackward();
        inChunks(layer, (from, to, first, last) -> {
            if (last == first) {
                return;
            }
            if (layer == layers - 1) {
                EdgeLoops.lastBackward(m.nodeGradient, h, 0, edges, first, last, m.norms[layer], dh, first);
            } else {
                RowLoops.normBackward(m.gradients[layer], h, first, last, m.norms[layer], dh);
            }
            rectify(layer - 1, m.products[layer - 1], first, first, last);
            product.backward(dh, z, 0, last - first, dz, first, false);
            if (layer == 1) {
                EdgeLoops.maskAndGradientMoments(dz, m.ends, edges, first, last, before);
            } else {
                RowLoops.maskAndGradientMoments(dz, m.products[layer - 1], first, last, before);
            }
        });
        product.endBackward(gradients.linear().get(layer - 1));
        before.backward(gradients.norms().get(layer - 1), mode, edges.count());
    }

    /** From the gradient of the first product to that of its weights and of x. */
    private void endsBackward(EdgeConvArrays gradients, Matrix dx) {
        FusedNorm norm = layers == 1 ? m.identity : m.norms[0];
        ends.beginBackward();
        edges.jets().inRuns(FusedKernels.CHUNK, (begin, end) -> {
            m.ofEnds.reserve(end - begin);
            edges.inJetRuns(begin, end, FusedKernels.CHUNK, (from, to, first, last) -> {
                m.ends.warm(from, to);
                m.gradients[0].warm(first, last);
                NodeLoops.endsBackward(m.gradients[0], m.ends, edges, from, to, norm, m.ofEnds, begin);
            });
            ends.backward(m.ofEnds, m.x, begin, end - begin, dx, begin, true);
        });
        ends.endBackward();
        endWeights.write(ends.gradient, gradients.first());
    }

    /** Runs of nodes with some hundred edges. */
    private void inChunks(Edges.Run run) {
        edges.inNodeRuns(0, edges.nodes(), FusedKernels.CHUNK, run);
    }

    /** The same; the first products of their jets lie in the cache. */
    private void inChunksWithEnds(Edges.Run run) {
        edges.inJetRuns(0, edges.nodes(), FusedKernels.CHUNK, (begin, end, first, last) -> {
            m.ends.warm(begin, end);
            edges.inNodeRuns(begin, end, FusedKernels.CHUNK, run);
        });
    }

    /** The one that a layer wants. */
    private void inChunks(int layer, Edges.Run run) {
        if (layer == 1) {
            inChunksWithEnds(run);
        } else {
            inChunks(run);
        }
    }
}
