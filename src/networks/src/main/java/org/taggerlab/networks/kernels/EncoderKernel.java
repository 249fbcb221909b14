package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A Transformer encoder layer with its LayerNorms last (post-norm), as PyTorch's {@code TransformerEncoderLayer}:
 * {@code y = LN(x + dropout(attention(x)))}, {@code LN(y + dropout(W2 dropout(relu(W1 y))))}. Attention is among the
 * objects of one event, none of them masked.
 */
public interface EncoderKernel {

    /** Added to the variance by LayerNorm, as PyTorch does. */
    double EPSILON = 1e-5;

    /**
     * One pass over a batch.
     *
     * @param x {@code [events x objects, width]}
     * @param objects number of objects of every event
     * @param dropoutSeed decides what is dropped in training; the same for every implementation
     * @param out {@code [events x objects, width]}, written
     */
    void forward(EncoderArrays parameters, INDArray x, int objects, Mode mode, long dropoutSeed, INDArray out);

    /**
     * Gradients of the last forward pass.
     *
     * @param gradients written
     * @param x as in the forward pass
     * @param epsilon gradient of the output
     * @param dx gradient of the input, written
     */
    void backward(EncoderArrays parameters, EncoderArrays gradients, INDArray x, INDArray epsilon, INDArray dx);
}
