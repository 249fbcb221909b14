package org.taggerlab.networks.kernels;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * One implementation of all that the vertices compute. A kernel object belongs to one vertex and keeps what its backward
 * pass needs; it is not thread-safe.
 */
public sealed interface Kernels permits Nd4jKernels, FusedKernels {

    /** Which implementation this is and why, in a sentence for the log. */
    String description();

    /** Nearest neighbours. */
    NeighbourKernel neighbours(DataType type);

    /** BatchNorm over the nodes. */
    NodeNormKernel nodeNorm(int width, DataType type);

    /**
     * An EdgeConv block.
     *
     * @param features width of a node
     * @param widths widths of the block's products
     */
    EdgeConvKernel edgeConv(int features, List<Integer> widths, DataType type);

    /**
     * LundNet's fusion.
     *
     * @param inputs widths of the concatenated inputs
     * @param width of the fused node
     */
    FusionKernel fusion(List<Integer> inputs, int width, DataType type);

    /** Mean over the nodes of a jet. */
    PoolKernel pool(int width, DataType type);

    /**
     * Linear and LayerNorm.
     *
     * @param features of an object
     * @param width of its embedding
     */
    EmbeddingKernel embedding(int features, int width, DataType type);

    /** A Transformer encoder layer. */
    EncoderKernel encoder(EncoderShape shape, DataType type);

    /** A step of Adam. */
    AdamKernel adam(DataType type);

    /** The kernels that the system property {@code tagger.kernels} asks for, read once. */
    static Kernels chosen() {
        return KernelChoice.CHOSEN;
    }

    /**
     * Kernels by name.
     *
     * @param name {@code nd4j}, {@code fused}, or {@code auto}: fused where they can run
     * @throws IllegalArgumentException for another name
     * @throws IllegalStateException if fused kernels are asked for and cannot run here
     */
    static Kernels choose(String name) {
        return KernelChoice.of(name);
    }
}
