package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;

/** Linear, then LayerNorm. */
public interface EmbeddingKernel {

    /**
     * One pass over a batch.
     *
     * @param linear weight {@code [width, features]} and bias
     * @param norm scale and shift
     * @param x {@code [objects, features]}
     * @param out {@code [objects, width]}, written
     */
    void forward(Affine linear, Affine norm, INDArray x, Mode mode, INDArray out);

    /**
     * Gradients of the last forward pass.
     *
     * @param linearGradient written
     * @param normGradient written
     * @param x as in the forward pass
     * @param epsilon gradient of the output
     * @param dx gradient of the input, written
     */
    void backward(
            Affine linear,
            Affine norm,
            Affine linearGradient,
            Affine normGradient,
            INDArray x,
            INDArray epsilon,
            INDArray dx);
}
