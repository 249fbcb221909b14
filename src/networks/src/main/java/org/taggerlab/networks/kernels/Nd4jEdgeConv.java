package org.taggerlab.networks.kernels;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** An EdgeConv block by ND4J operations. */
final class Nd4jEdgeConv implements EdgeConvKernel {

    private final Nd4jOps ops = new Nd4jOps();
    private final List<Nd4jNorm> norms = new ArrayList<>();
    private final List<INDArray> activations = new ArrayList<>();
    private final List<INDArray> masks = new ArrayList<>();
    private Nd4jNorm shortcutNorm;
    private INDArray x;
    private INDArray outMask;
    private INDArray sources;
    private INDArray destinations;
    private INDArray degrees;

    @Override
    public void forward(EdgeConvArrays parameters, INDArray x, Edges edges, Mode mode, INDArray out) {
        ops.close();
        norms.clear();
        activations.clear();
        masks.clear();
        this.x = x;
        try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            INDArray sum = shortcut(parameters, mode);
            if (edges.count() > 0) {
                takeEdges(edges);
                sum.addi(messages(parameters, mode, edges.nodes()));
            }
            out.assign(Transforms.relu(sum, false));
            outMask = mode.trains() ? ops.positive(sum) : null;
        }
        if (!mode.trains()) {
            ops.close();
        }
    }

    @Override
    public void backward(EdgeConvArrays parameters, EdgeConvArrays gradients, INDArray epsilon, INDArray dx) {
        try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            INDArray dSum = ops.keep(epsilon.mul(outMask));
            if (parameters.shortcut() == null) {
                dx.assign(dSum);
            } else {
                INDArray dShortcut = shortcutNorm.backward(parameters.shortcutNorm(), gradients.shortcutNorm(), dSum);
                gradients.shortcut().assign(ops.product(dShortcut.transpose(), x));
                dx.assign(ops.product(dShortcut, parameters.shortcut()));
            }
            if (activations.isEmpty()) {
                gradients.clearMessages();
            } else {
                messagesBackward(parameters, gradients, dSum, dx);
            }
        }
        ops.close();
    }

    private INDArray shortcut(EdgeConvArrays parameters, Mode mode) {
        if (parameters.shortcut() == null) {
            return ops.keep(x.dup('c'));
        }
        shortcutNorm = new Nd4jNorm(ops);
        INDArray product = ops.product(x, parameters.shortcut().transpose());
        return shortcutNorm.forward(parameters.shortcutNorm(), product, mode);
    }

    private INDArray messages(EdgeConvArrays parameters, Mode mode, int nodes) {
        INDArray atDestination = ops.product(x, parameters.destination().transpose());
        INDArray atSource = ops.product(x, parameters.source().transpose());
        INDArray message = ops.gather(atDestination, destinations).addi(ops.gather(atSource, sources));
        for (int layer = 0; layer < parameters.norms().size(); layer++) {
            if (layer > 0) {
                message =
                        ops.product(message, parameters.linear().get(layer - 1).transpose());
            }
            Nd4jNorm norm = new Nd4jNorm(ops);
            norms.add(norm);
            message = Transforms.relu(norm.forward(parameters.norms().get(layer), message, mode), false);
            activations.add(message);
            masks.add(mode.trains() ? ops.positive(message) : null);
        }
        return ops.scatterSum(message, destinations, nodes).diviColumnVector(degrees);
    }

    private void messagesBackward(EdgeConvArrays parameters, EdgeConvArrays gradients, INDArray dSum, INDArray dx) {
        INDArray dMessage = ops.gather(ops.keep(dSum.divColumnVector(degrees)), destinations);
        for (int layer = norms.size() - 1; layer >= 0; layer--) {
            dMessage.muli(masks.get(layer));
            dMessage = norms.get(layer)
                    .backward(parameters.norms().get(layer), gradients.norms().get(layer), dMessage);
            if (layer > 0) {
                INDArray weight = parameters.linear().get(layer - 1);
                gradients.linear().get(layer - 1).assign(ops.product(dMessage.transpose(), activations.get(layer - 1)));
                dMessage = ops.product(dMessage, weight);
            }
        }
        INDArray dDestination = ops.scatterSum(dMessage, destinations, x.size(0));
        INDArray dSource = ops.scatterSum(dMessage, sources, x.size(0));
        gradients.destination().assign(ops.product(dDestination.transpose(), x));
        gradients.source().assign(ops.product(dSource.transpose(), x));
        dx.addi(ops.product(dDestination, parameters.destination()));
        dx.addi(ops.product(dSource, parameters.source()));
    }

    private void takeEdges(Edges edges) {
        int[] destination = new int[edges.count()];
        double[] degree = new double[edges.nodes()];
        for (int node = 0; node < edges.nodes(); node++) {
            java.util.Arrays.fill(destination, edges.start()[node], edges.start()[node + 1], node);
            degree[node] = Math.max(1, edges.degree(node));
        }
        destinations = ops.index(destination, destination.length);
        sources = ops.index(edges.source(), edges.count());
        degrees = ops.column(degree, x.dataType());
    }
}
