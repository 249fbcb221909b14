package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights of an encoder layer, or their gradients; weights of products are {@code [out, in]}.
 *
 * @param attention queries, keys and values {@code [3 width, width]} and their biases
 * @param projection of the heads' outputs {@code [width, width]}
 * @param first product of the feed-forward part {@code [feed-forward, width]}
 * @param second product of the feed-forward part {@code [width, feed-forward]}
 * @param norm1 LayerNorm after the attention
 * @param norm2 LayerNorm after the feed-forward part
 */
public record EncoderArrays(
        Affine attention, Affine projection, Affine first, Affine second, Affine norm1, Affine norm2) {

    /** A weight and the bias that belongs to it; of a LayerNorm, scale and shift. The gradient of a weight may be {@code null}: not wanted. */
    public record Affine(INDArray weight, INDArray bias) {}
}
