package org.taggerlab.networks.kernels;

/**
 * Sizes of a Transformer encoder layer.
 *
 * @param width of an object, a multiple of the heads
 * @param heads of the self-attention
 * @param feedForward width of the hidden layer between its two products
 * @param dropout probability that a value is dropped in training
 */
public record EncoderShape(int width, int heads, int feedForward, double dropout) {

    /** @throws IllegalArgumentException if the heads do not share the width evenly, or dropout is no probability */
    public EncoderShape {
        if (width < 1 || heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException(heads + " heads cannot share a width of " + width
                    + "; the width must be a multiple of the number of heads");
        }
        if (feedForward < 1 || !(dropout >= 0) || !(dropout < 1)) {
            throw new IllegalArgumentException(
                    "an encoder layer needs a feed-forward width >= 1 and a dropout in [0, 1)," + " not " + feedForward
                            + " and " + dropout);
        }
    }

    /** Width of one head. */
    public int headWidth() {
        return width / heads;
    }

    /** Factor on the products of queries and keys. */
    public double attentionScale() {
        return 1 / Math.sqrt(headWidth());
    }
}
