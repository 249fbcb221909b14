package org.taggerlab.networks.kernels.fused;

import java.util.List;
import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.NormArrays;

/** The forward pass of a fused EdgeConv block: messages along edges, their mean at each node, and the shortcut. */
final class Messages {

    private final EdgeConvMemory m;
    private final Shortcut shortcut;

    Messages(EdgeConvMemory m, Shortcut shortcut) {
        this.m = m;
        this.shortcut = shortcut;
    }

    /** Every layer sweeps over all edges before the next one, since BatchNorm needs the whole batch. */
    void inTraining(List<NormArrays> norms) {
        firstLayer(norms.get(0));
        for (int layer = 1; layer < m.layers; layer++) {
            furtherLayer(norms.get(layer), layer);
        }
        m.inChunks((from, to, first, last) -> {
            Matrix h = m.layers == 1 ? m.firstProducts(first, last) : m.products[m.layers - 1];
            int begin = m.layers == 1 ? first : 0;
            mean(h, begin, from, to);
            NodeLoops.activity(h, begin, m.lastNorm(), m.edges(), from, to, m.activeCount, m.activeSum);
        });
    }

    private void firstLayer(NormArrays parameters) {
        Edges edges = m.edges();
        FusedNorm norm = m.norms[0];
        norm.begin();
        Chunks.ofJets(edges.jets(), (from, to) -> {
            m.firstProduct.forward(m.x, from, to - from, m.ends, from);
            if (m.mode().usesBatchStatistics() && edges.count() > 0) {
                int first = edges.start()[from];
                int last = edges.start()[to];
                if (first == 0 && last > 0) {
                    EdgeLoops.firstProduct(m.ends, edges, 0, norm.pivot);
                }
                EdgeLoops.moments(m.ends, edges, first, last, norm);
            }
        });
        end(norm, parameters);
    }

    private void furtherLayer(NormArrays parameters, int layer) {
        Matrix h = m.products[layer];
        FusedNorm norm = m.norms[layer];
        m.inChunks(layer, (from, to, first, last) -> {
            if (last > first) {
                Matrix z = m.rectified(layer - 1, m.products[layer - 1], first, first, last);
                h.warm(first, last);
                m.furtherProducts[layer].forward(z, 0, last - first, h, first);
                if (m.mode().usesBatchStatistics()) {
                    if (first == 0) {
                        norm.begin(h, 0);
                    }
                    RowLoops.moments(h, first, last, norm);
                }
            }
        });
        end(norm, parameters);
    }

    private void end(FusedNorm norm, NormArrays parameters) {
        if (m.edges().count() > 0) {
            norm.forward(parameters, m.mode(), m.edges().count());
        }
    }

    /** Every chunk of nodes goes through all layers at once and never leaves the cache. */
    void inInference(List<NormArrays> norms) {
        Edges edges = m.edges();
        for (int layer = 0; layer < m.layers; layer++) {
            m.norms[layer].forward(norms.get(layer), m.mode(), edges.count());
        }
        Chunks.ofJets(edges.jets(), (begin, end) -> {
            m.firstProduct.forward(m.x, begin, end - begin, m.ends, begin);
            Chunks.ofNodes(edges, begin, end, (from, to, first, last) -> {
                Matrix h = m.layers == 1 ? m.firstProducts(first, last) : m.chunk(m.layers - 1);
                for (int layer = 1; layer < m.layers && last > first; layer++) {
                    Matrix z = m.rectified(layer - 1, m.chunk(layer - 1), 0, first, last);
                    m.furtherProducts[layer].forward(z, 0, last - first, m.chunk(layer), 0);
                }
                mean(h, first, from, to);
            });
        });
    }

    private void mean(Matrix h, int begin, int from, int to) {
        NodeLoops.meanAndShortcut(h, begin, m.lastNorm(), m.edges(), from, to, shortcut.base(), shortcut.norm(), m.out);
    }
}
