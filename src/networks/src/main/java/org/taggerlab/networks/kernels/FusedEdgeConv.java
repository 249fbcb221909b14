package org.taggerlab.networks.kernels;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An EdgeConv block, fused. The first product is one a node, for both ends of its edges. Of each product the values before
 * BatchNorm are stored; normalised values are made again, chunk by chunk, when a matrix product needs them.
 */
final class FusedEdgeConv implements EdgeConvKernel {

    private final int features;
    private final int layers;
    private final EdgeMatrices m;
    private final Shortcut shortcut;
    private FloatPointer x;
    private Edges edges;
    private Mode mode;

    FusedEdgeConv(int features, List<Integer> widths) {
        this.features = features;
        layers = widths.size();
        m = new EdgeMatrices(features, widths);
        shortcut = new Shortcut(features, widths.get(layers - 1));
    }

    @Override
    public void forward(EdgeConvArrays parameters, INDArray x, Edges edges, Mode mode, INDArray out) {
        this.x = Native.pointer(x);
        this.edges = edges;
        this.mode = mode;
        int nodes = edges.nodes();
        m.reserve(edges, mode.trains());
        shortcut.forward(parameters, x, mode, m.out);
        m.takeEnds(parameters);
        Native.timesTransposed(
                nodes,
                m.ends.width(),
                features,
                this.x,
                features,
                m.endWeights.at(0, 0),
                m.endWeights.stride(),
                0,
                m.ends.at(0, 0),
                m.ends.stride());
        if (mode.trains()) {
            messagesInTraining(parameters);
        } else {
            messagesInInference(parameters);
        }
        m.out.copyTo(out, nodes);
    }

    /** Every layer sweeps over all edges before the next one, since BatchNorm needs the whole batch. */
    private void messagesInTraining(EdgeConvArrays parameters) {
        for (int layer = 0; layer < layers; layer++) {
            Matrix h = m.products[layer];
            FusedNorm norm = m.norms[layer];
            for (int from = 0; from < edges.nodes(); ) {
                int to = edges.chunkEnd(from, FusedKernels.CHUNK);
                int first = edges.start()[from];
                int last = edges.start()[to];
                if (layer == 0) {
                    EdgeLoops.gather(m.ends, edges, from, to, h, 0);
                } else if (last > first) {
                    RowLoops.normaliseAndRectify(
                            m.products[layer - 1], first, last, m.norms[layer - 1], m.chunk(layer - 1));
                    multiply(parameters, layer, last - first, h, first);
                }
                if (mode.usesBatchStatistics() && last > first) {
                    if (first == 0) {
                        norm.begin(h, 0);
                    }
                    RowLoops.moments(h, first, last, norm);
                }
                from = to;
            }
            if (edges.count() > 0) {
                norm.forward(parameters.norms().get(layer), mode, edges.count());
            }
        }
        for (int from = 0; from < edges.nodes(); ) {
            int to = edges.chunkEnd(from, FusedKernels.CHUNK);
            meanAndShortcut(m.products[layers - 1], from, to, 0);
            from = to;
        }
    }

    /** Every chunk of nodes goes through all layers at once and never leaves the cache. */
    private void messagesInInference(EdgeConvArrays parameters) {
        for (int layer = 0; layer < layers; layer++) {
            m.norms[layer].forward(parameters.norms().get(layer), mode, edges.count());
        }
        for (int from = 0; from < edges.nodes(); ) {
            int to = edges.chunkEnd(from, FusedKernels.CHUNK);
            int first = edges.start()[from];
            int rows = edges.start()[to] - first;
            EdgeLoops.gather(m.ends, edges, from, to, m.chunk(0), first);
            for (int layer = 1; layer < layers && rows > 0; layer++) {
                Matrix z = m.chunk(layer - 1);
                RowLoops.normaliseAndRectify(z, 0, rows, m.norms[layer - 1], z);
                multiply(parameters, layer, rows, m.chunk(layer), 0);
            }
            meanAndShortcut(m.chunk(layers - 1), from, to, first);
            from = to;
        }
    }

    private void meanAndShortcut(Matrix h, int from, int to, int firstEdge) {
        EdgeLoops.meanAndShortcut(
                h, m.norms[layers - 1], edges, from, to, firstEdge, shortcut.base(m.out), shortcut.norm(), m.out);
    }

    private void multiply(EdgeConvArrays parameters, int layer, int rows, Matrix h, int row) {
        Matrix z = m.chunk(layer - 1);
        Native.timesTransposed(
                rows,
                h.width(),
                z.width(),
                z.at(0, 0),
                z.stride(),
                Native.pointer(parameters.linear().get(layer - 1)),
                z.width(),
                0,
                h.at(row, 0),
                h.stride());
    }

    @Override
    public void backward(EdgeConvArrays parameters, EdgeConvArrays gradients, INDArray epsilon, INDArray dx) {
        int nodes = edges.nodes();
        m.nodeGradient.copyFrom(epsilon, nodes);
        RowLoops.maskByOutput(m.nodeGradient, m.out, nodes);
        shortcut.backward(parameters, gradients, x, m.nodeGradient, mode, dx);
        if (edges.count() == 0) {
            gradients.clearMessages();
            return;
        }
        EdgeLoops.divideByDegree(m.nodeGradient, edges);
        lastNorm(gradients);
        for (int layer = layers - 1; layer > 0; layer--) {
            layerBackward(parameters, gradients, layer);
        }
        m.ends.clear(nodes);
        EdgeLoops.scatter(m.gradients[0], m.products[0], edges, layers == 1 ? m.identity : m.norms[0], m.ends);
        Native.transposedTimes(
                m.ends.width(),
                features,
                nodes,
                m.ends.at(0, 0),
                m.ends.stride(),
                x,
                features,
                0,
                m.endGradients.at(0, 0),
                m.endGradients.stride());
        m.giveEnds(gradients);
        Native.times(
                nodes,
                features,
                m.ends.width(),
                m.ends.at(0, 0),
                m.ends.stride(),
                m.endWeights.at(0, 0),
                m.endWeights.stride(),
                1,
                Native.pointer(dx),
                features);
    }

    private void lastNorm(EdgeConvArrays gradients) {
        FusedNorm norm = m.norms[layers - 1];
        Matrix h = m.products[layers - 1];
        norm.begin();
        for (int from = 0; from < edges.nodes(); ) {
            int to = edges.chunkEnd(from, FusedKernels.CHUNK);
            EdgeLoops.lastMoments(m.nodeGradient, h, edges, from, to, norm);
            from = to;
        }
        norm.backward(gradients.norms().get(layers - 1), mode, edges.count());
        if (layers == 1) {
            EdgeLoops.lastBackward(m.nodeGradient, h, edges, 0, edges.nodes(), norm, m.gradients[0], 0);
        }
    }

    private void layerBackward(EdgeConvArrays parameters, EdgeConvArrays gradients, int layer) {
        FloatPointer weight = Native.pointer(parameters.linear().get(layer - 1));
        FloatPointer weightGradient = Native.pointer(gradients.linear().get(layer - 1));
        Matrix z = m.chunk(layer - 1);
        Matrix dh = m.chunk(layer);
        Matrix dz = m.gradients[layer - 1];
        FusedNorm before = m.norms[layer - 1];
        before.begin();
        for (int from = 0; from < edges.nodes(); ) {
            int to = edges.chunkEnd(from, FusedKernels.CHUNK);
            int first = edges.start()[from];
            int last = edges.start()[to];
            if (last > first) {
                if (layer == layers - 1) {
                    EdgeLoops.lastBackward(
                            m.nodeGradient, m.products[layer], edges, from, to, m.norms[layer], dh, first);
                } else {
                    RowLoops.normBackward(m.gradients[layer], m.products[layer], first, last, m.norms[layer], dh);
                }
                RowLoops.normaliseAndRectify(m.products[layer - 1], first, last, before, z);
                Native.transposedTimes(
                        dh.width(),
                        z.width(),
                        last - first,
                        dh.at(0, 0),
                        dh.stride(),
                        z.at(0, 0),
                        z.stride(),
                        first == 0 ? 0 : 1,
                        weightGradient,
                        z.width());
                Native.times(
                        last - first,
                        z.width(),
                        dh.width(),
                        dh.at(0, 0),
                        dh.stride(),
                        weight,
                        z.width(),
                        0,
                        dz.at(first, 0),
                        dz.stride());
                RowLoops.maskAndGradientMoments(dz, m.products[layer - 1], first, last, before);
            }
            from = to;
        }
        before.backward(gradients.norms().get(layer - 1), mode, edges.count());
    }
}
