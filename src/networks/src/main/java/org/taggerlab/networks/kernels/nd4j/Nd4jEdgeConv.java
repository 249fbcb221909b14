package org.taggerlab.networks.kernels.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.taggerlab.networks.kernels.EdgeConvArrays;
import org.taggerlab.networks.kernels.EdgeConvKernel;
import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.FirstProduct;
import org.taggerlab.networks.kernels.MessageForm;
import org.taggerlab.networks.kernels.Mode;

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
    private INDArray destinationWeight;
    private INDArray sourceWeight;

    @Override
    public void forward(EdgeConvArrays parameters, INDArray x, Edges edges, Mode mode, INDArray out) {
        norms.clear();
        activations.clear();
        masks.clear();
        this.x = x;
        ops.forward(mode, () -> {
            INDArray sum = shortcut(parameters, mode);
            if (edges.count() > 0) {
                takeEdges(edges);
                sum.addi(messages(parameters, mode, edges.nodes()));
            }
            out.assign(Transforms.relu(sum, false));
            outMask = mode.trains() ? ops.positive(sum) : null;
        });
    }

    @Override
    public void backward(EdgeConvArrays parameters, EdgeConvArrays gradients, INDArray epsilon, INDArray dx) {
        ops.freeing(() -> {
            INDArray dSum = ops.keep(epsilon.mul(outMask));
            if (parameters.shortcut() == null) {
                if (dx != null) {
                    dx.assign(dSum);
                }
            } else {
                INDArray dShortcut = shortcutNorm.backward(parameters.shortcutNorm(), gradients.shortcutNorm(), dSum);
                if (gradients.shortcut() != null) {
                    gradients.shortcut().assign(ops.product(dShortcut.transpose(), x));
                }
                if (dx != null) {
                    dx.assign(ops.product(dShortcut, parameters.shortcut()));
                }
            }
            if (activations.isEmpty()) {
                gradients.clearMessages();
            } else {
                messagesBackward(parameters, gradients, dSum, dx);
            }
        });
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
        takeEnds(parameters.first());
        INDArray atDestination = ops.product(x, destinationWeight.transpose());
        INDArray atSource = ops.product(x, sourceWeight.transpose());
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
                INDArray gradient = gradients.linear().get(layer - 1);
                if (gradient != null) {
                    gradient.assign(ops.product(dMessage.transpose(), activations.get(layer - 1)));
                }
                dMessage = ops.product(dMessage, weight);
            }
        }
        INDArray dDestination = ops.scatterSum(dMessage, destinations, x.size(0));
        INDArray dSource = ops.scatterSum(dMessage, sources, x.size(0));
        if (gradients.first().weight() != null) {
            giveEnds(gradients.first(), ops.product(dDestination.transpose(), x), ops.product(dSource.transpose(), x));
        }
        if (dx != null) {
            dx.addi(ops.product(dDestination, destinationWeight));
            dx.addi(ops.product(dSource, sourceWeight));
        }
    }

    private void takeEnds(FirstProduct first) {
        if (first.form() == MessageForm.THETA_PHI) {
            destinationWeight = first.weight();
            sourceWeight = ops.keep(first.phi().sub(first.weight()));
        } else {
            sourceWeight = ops.keep(half(first, 1).dup('c'));
            destinationWeight = ops.keep(half(first, 0).sub(sourceWeight));
        }
    }

    private static void giveEnds(FirstProduct first, INDArray destination, INDArray source) {
        if (first.form() == MessageForm.THETA_PHI) {
            first.phi().assign(source);
            first.weight().assign(destination.subi(source));
        } else {
            half(first, 0).assign(destination);
            half(first, 1).assign(source.subi(destination));
        }
    }

    private static INDArray half(FirstProduct first, int which) {
        long features = first.weight().size(1) / 2;
        return first.weight().get(NDArrayIndex.all(), NDArrayIndex.interval(which * features, (which + 1) * features));
    }

    private void takeEdges(Edges edges) {
        double[] degree = new double[edges.nodes()];
        for (int node = 0; node < edges.nodes(); node++) {
            degree[node] = Math.max(1, edges.degree(node));
        }
        destinations = ops.index(edges.destination(), edges.count());
        sources = ops.index(edges.source(), edges.count());
        degrees = ops.column(degree, x.dataType());
    }
}
