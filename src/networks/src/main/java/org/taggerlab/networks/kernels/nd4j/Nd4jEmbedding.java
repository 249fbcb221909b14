package org.taggerlab.networks.kernels.nd4j;

import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.kernels.EmbeddingKernel;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;
import org.taggerlab.networks.kernels.Mode;

/** Linear and LayerNorm by ND4J operations. */
final class Nd4jEmbedding implements EmbeddingKernel {

    private final Nd4jOps ops = new Nd4jOps();
    private final Nd4jLayerNorm layerNorm = new Nd4jLayerNorm(ops);

    @Override
    public void forward(Affine linear, Affine norm, INDArray x, Mode mode, INDArray out) {
        ops.close();
        try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            INDArray product = ops.product(x, linear.weight().transpose());
            product.addiRowVector(Nd4jLayerNorm.row(linear.bias()));
            out.assign(layerNorm.forward(norm, product));
        }
        if (!mode.trains()) {
            ops.close();
        }
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
        try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            INDArray gradient = layerNorm.backward(norm, normGradient, epsilon);
            linearGradient.weight().assign(ops.product(gradient.transpose(), x));
            Nd4jLayerNorm.assign(linearGradient.bias(), ops.columnSums(gradient));
            dx.assign(ops.product(gradient, linear.weight()));
        }
        ops.close();
    }
}
