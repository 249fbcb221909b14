package org.taggerlab.networks.kernels.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.EmbeddingKernel;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;
import org.taggerlab.networks.kernels.Mode;

/** Linear and LayerNorm by ND4J operations. */
final class Nd4jEmbedding implements EmbeddingKernel {

    private final Nd4jOps ops = new Nd4jOps();
    private final Nd4jLayerNorm layerNorm = new Nd4jLayerNorm(ops);

    @Override
    public void forward(Affine linear, Affine norm, INDArray x, Mode mode, INDArray out) {
        ops.forward(mode, () -> out.assign(layerNorm.forward(norm, ops.linear(linear, x))));
    }

    @Override
    public void backward(
            Affine linear,
            Affine norm,
            Affine linearGradient,
            Affine normGradient,
            INDArray x,
            INDArray epsilon,
            INDArray dx) {
        ops.freeing(() -> {
            INDArray gradient = layerNorm.backward(norm, normGradient, epsilon);
            dx.assign(ops.linearBackward(linear, linearGradient, x, gradient));
        });
    }
}
