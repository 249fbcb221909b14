package org.taggerlab.networks.kernels;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * One implementation of all that the vertices compute. A kernel object belongs to one vertex and keeps what its backward
 * pass needs; it is not thread-safe.
 */
public interface Kernels {

    /** Which implementation this is and why, in a sentence for the log. */
    String description();

    /** The kernels for arrays of a type: these, or others where these cannot compute in it. */
    Kernels in(DataType type);

    /** Nearest neighbours. */
    NeighbourKernel neighbours();

    /** BatchNorm over the nodes. */
    NodeNormKernel nodeNorm(int width);

    /**
     * An EdgeConv block.
     *
     * @param features width of a node
     * @param widths widths of the block's products
     */
    EdgeConvKernel edgeConv(int features, List<Integer> widths);

    /**
     * LundNet's fusion.
     *
     * @param inputs widths of the concatenated inputs
     * @param width of the fused node
     */
    FusionKernel fusion(List<Integer> inputs, int width);

    /** Mean over the nodes of a jet. */
    PoolKernel pool(int width);

    /**
     * Linear and LayerNorm.
     *
     * @param features of an object
     * @param width of its embedding
     */
    EmbeddingKernel embedding(int features, int width);

    /** A Transformer encoder layer. */
    EncoderKernel encoder(EncoderShape shape);

    /** A step of Adam. */
    AdamKernel adam();
}
