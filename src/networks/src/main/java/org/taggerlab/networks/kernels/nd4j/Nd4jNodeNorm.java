package org.taggerlab.networks.kernels.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.NodeNormKernel;
import org.taggerlab.networks.kernels.NormArrays;

/** BatchNorm over the nodes by ND4J operations. */
final class Nd4jNodeNorm implements NodeNormKernel {

    private final Nd4jOps ops = new Nd4jOps();
    private final Nd4jNorm norm = new Nd4jNorm(ops);

    @Override
    public void forward(NormArrays parameters, INDArray x, Mode mode, INDArray out) {
        ops.forward(mode, () -> out.assign(norm.forward(parameters, x, mode)));
    }

    @Override
    public void backward(NormArrays parameters, NormArrays gradients, INDArray epsilon, INDArray dx) {
        ops.freeing(() -> dx.assign(norm.backward(parameters, gradients, epsilon)));
    }
}
