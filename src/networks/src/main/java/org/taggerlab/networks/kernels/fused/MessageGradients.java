package org.taggerlab.networks.kernels.fused;

import org.taggerlab.networks.kernels.EdgeConvArrays;
import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.NormArrays;

/** The backward pass through the messages of a fused EdgeConv block, from the gradient of each node's output. */
final class MessageGradients {

    private final EdgeConvMemory m;

    MessageGradients(EdgeConvMemory m) {
        this.m = m;
    }

    /**
     * Goes back through all layers.
     *
     * @param gradients of norms and further products, written; that of the first product is left in its memory
     * @param dx is added to; {@code null} if it is not wanted
     */
    void through(EdgeConvArrays gradients, Matrix dx) {
        m.leaving.sort(m.edges());
        lastNorm(gradients.norms().get(m.layers - 1));
        for (int layer = m.layers - 1; layer > 0; layer--) {
            layer(gradients, layer);
        }
        if (m.layers == 1) {
            m.inChunks((from, to, first, last) -> {
                Matrix h = m.firstProducts(first, last);
                EdgeLoops.lastBackward(m.nodeGradient, h, first, m.edges(), first, last, m.norms[0], m.gradients[0], 0);
            });
        }
        ends(gradients, dx);
    }

    private void lastNorm(NormArrays gradients) {
        FusedNorm norm = m.lastNorm();
        norm.begin();
        Chunks.ofRows(m.edges().nodes(), (from, to) -> {
            NodeLoops.divideByDegree(m.nodeGradient, m.edges(), from, to);
            NodeLoops.lastMoments(m.nodeGradient, m.activeCount, m.activeSum, from, to, norm);
        });
        norm.backward(gradients, m.mode(), m.edges().count());
    }

    private void layer(EdgeConvArrays gradients, int layer) {
        Edges edges = m.edges();
        Product product = m.furtherProducts[layer];
        Matrix h = m.products[layer];
        Matrix dh = m.chunk(layer);
        Matrix dz = m.gradients[layer - 1];
        FusedNorm before = m.norms[layer - 1];
        before.begin();
        product.beginBackward(gradients.linear().get(layer - 1) != null);
        m.inChunks(layer, (from, to, first, last) -> {
            if (last == first) {
                return;
            }
            if (layer == m.layers - 1) {
                EdgeLoops.lastBackward(m.nodeGradient, h, 0, edges, first, last, m.norms[layer], dh, first);
            } else {
                RowLoops.normBackward(m.gradients[layer], h, first, last, m.norms[layer], dh);
            }
            Matrix z = product.isGradientWanted()
                    ? m.rectified(layer - 1, m.products[layer - 1], first, first, last)
                    : null;
            dz.warm(first, last);
            product.backward(dh, z, 0, last - first, dz, first, false);
            if (layer == 1) {
                EdgeLoops.maskAndGradientMoments(dz, m.ends, edges, first, last, before);
            } else {
                RowLoops.maskAndGradientMoments(dz, m.products[layer - 1], first, last, before);
            }
        });
        product.endBackward(gradients.linear().get(layer - 1));
        before.backward(gradients.norms().get(layer - 1), m.mode(), edges.count());
    }

    /** From the gradient of the first product to that of its weights and of x. */
    private void ends(EdgeConvArrays gradients, Matrix dx) {
        Edges edges = m.edges();
        FusedNorm norm = m.layers == 1 ? m.identity : m.norms[0];
        m.firstProduct.beginBackward(gradients.first().weight() != null);
        Chunks.ofJets(edges.jets(), (begin, end) -> {
            m.ofEnds.reserve(end - begin);
            Chunks.ofJets(edges, begin, end, (from, to, first, last) -> {
                m.ends.warm(from, to);
                m.gradients[0].warm(first, last);
                NodeLoops.endsBackward(m.gradients[0], m.ends, edges, m.leaving, from, to, norm, m.ofEnds, begin);
            });
            m.firstProduct.backward(m.ofEnds, m.x, begin, end - begin, dx, begin, true);
        });
        if (m.firstProduct.isGradientWanted()) {
            m.firstProduct.endBackward();
        }
    }
}
