package org.taggerlab.networks.kernels.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.taggerlab.networks.kernels.FusionArrays;
import org.taggerlab.networks.kernels.FusionKernel;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.Segments;

/** LundNet's fusion by ND4J operations. */
final class Nd4jFusion implements FusionKernel {

    private final Nd4jOps ops = new Nd4jOps();
    private final Nd4jNorm norm = new Nd4jNorm(ops);
    private INDArray[] xs;
    private INDArray nodes;
    private INDArray mask;
    private Segments jets;

    @Override
    public void forward(FusionArrays parameters, INDArray[] xs, Segments jets, Mode mode, INDArray out) {
        this.xs = xs;
        this.jets = jets;
        ops.forward(mode, () -> {
            nodes = ops.keep(Nd4j.concat(1, xs));
            INDArray linear = ops.product(nodes, parameters.weight().transpose());
            linear.addiRowVector(Nd4jOps.row(parameters.bias()));
            if (mode.trains()) {
                mask = ops.positive(linear);
            }
            INDArray fused = norm.forward(parameters.norm(), Transforms.relu(linear, false), mode);
            out.assign(Nd4jPool.mean(ops, fused, jets));
        });
    }

    @Override
    public void backward(FusionArrays parameters, FusionArrays gradients, INDArray epsilon, INDArray[] dxs) {
        ops.freeing(() -> {
            INDArray spread = Nd4jPool.spread(ops, epsilon, jets);
            INDArray dLinear =
                    norm.backward(parameters.norm(), gradients.norm(), spread).muli(mask);
            if (gradients.weight() != null) {
                gradients.weight().assign(ops.product(dLinear.transpose(), nodes));
            }
            Nd4jOps.assign(gradients.bias(), ops.columnSums(dLinear));
            INDArray dNodes = ops.product(dLinear, parameters.weight());
            long from = 0;
            for (int i = 0; i < dxs.length; i++) {
                long width = xs[i].size(1);
                if (dxs[i] != null) {
                    dxs[i].assign(dNodes.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + width)));
                }
                from += width;
            }
        });
    }
}
