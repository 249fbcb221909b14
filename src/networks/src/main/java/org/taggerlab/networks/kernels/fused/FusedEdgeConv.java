package org.taggerlab.networks.kernels.fused;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.EdgeConvArrays;
import org.taggerlab.networks.kernels.EdgeConvKernel;
import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.Mode;

/**
 * An EdgeConv block, fused. The first product is one per node, for both ends of its edges, and is added up along edges
 * wherever it is needed; of the others the values before BatchNorm are stored. Normalised values are made again, chunk by
 * chunk, when a matrix product needs them.
 */
final class FusedEdgeConv implements EdgeConvKernel {

    private final EdgeConvMemory m;
    private final EndWeights endWeights;
    private final Shortcut shortcut;
    private final Messages messages;
    private final MessageGradients messageGradients;

    FusedEdgeConv(int features, List<Integer> widths, Blas blas) {
        m = new EdgeConvMemory(features, widths, blas);
        endWeights = new EndWeights(widths.get(0), features, m.ends.width() / 2);
        shortcut = new Shortcut(features, widths.get(widths.size() - 1), blas);
        messages = new Messages(m, shortcut);
        messageGradients = new MessageGradients(m);
    }

    @Override
    public void forward(EdgeConvArrays parameters, INDArray x, Edges edges, Mode mode, INDArray out) {
        m.begin(edges, mode);
        m.x.copyFrom(x, edges.nodes());
        shortcut.forward(parameters, m.x, edges.nodes(), mode);
        endWeights.read(parameters.first(), m.firstProduct.weight);
        m.firstProduct.begin();
        for (int layer = 1; layer < m.layers; layer++) {
            m.furtherProducts[layer].begin(parameters.linear().get(layer - 1));
        }
        if (mode.trains()) {
            messages.inTraining(parameters.norms());
        } else {
            messages.inInference(parameters.norms());
        }
        m.out.copyTo(out, edges.nodes());
    }

    @Override
    public void backward(EdgeConvArrays parameters, EdgeConvArrays gradients, INDArray epsilon, INDArray dx) {
        int nodes = m.edges().nodes();
        Matrix target = dx == null ? null : m.dx;
        m.nodeGradient.copyFrom(epsilon, nodes);
        NodeLoops.maskByOutput(m.nodeGradient, m.out, nodes);
        shortcut.backward(gradients, m.nodeGradient, nodes, m.mode(), target);
        if (m.edges().count() == 0) {
            gradients.clearMessages();
        } else {
            messageGradients.through(gradients, target);
            if (m.firstProduct.isGradientWanted()) {
                endWeights.write(m.firstProduct.gradient, gradients.first());
            }
        }
        if (dx != null) {
            m.dx.copyTo(dx, nodes);
        }
    }
}
