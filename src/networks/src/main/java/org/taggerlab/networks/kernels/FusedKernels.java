package org.taggerlab.networks.kernels;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Kernels for the CPU in single precision, in loops of JDK 17's Vector API; where its registers are few, matrix products
 * are those of the BLAS that ND4J loads. Memory is allocated once and grows with the largest batch. Vertices in double
 * precision get ND4J's operations.
 */
final class FusedKernels implements Kernels {

    /** Edges or nodes that are worked on at once: their rows stay in the second-level cache. */
    static final int CHUNK = 256;

    private final String description;
    private final Blas blas = new Blas();

    /** @param description which implementation this is and why */
    FusedKernels(String description) {
        this.description = description;
    }

    /** Work on rows {@code from} to {@code to - 1}. */
    interface Rows {
        void work(int from, int to);
    }

    static void inChunks(int rows, Rows work) {
        for (int from = 0; from < rows; from += CHUNK) {
            work.work(from, Math.min(rows, from + CHUNK));
        }
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public NeighbourKernel neighbours(DataType type) {
        return type == DataType.FLOAT ? new FusedNeighbours() : exact().neighbours(type);
    }

    @Override
    public NodeNormKernel nodeNorm(int width, DataType type) {
        return type == DataType.FLOAT ? new FusedNodeNorm(width) : exact().nodeNorm(width, type);
    }

    @Override
    public EdgeConvKernel edgeConv(int features, List<Integer> widths, DataType type) {
        return type == DataType.FLOAT
                ? new FusedEdgeConv(features, widths, blas)
                : exact().edgeConv(features, widths, type);
    }

    @Override
    public FusionKernel fusion(List<Integer> inputs, int width, DataType type) {
        return type == DataType.FLOAT ? new FusedFusion(inputs, width, blas) : exact().fusion(inputs, width, type);
    }

    @Override
    public PoolKernel pool(int width, DataType type) {
        return type == DataType.FLOAT ? new FusedPool(width) : exact().pool(width, type);
    }

    @Override
    public EmbeddingKernel embedding(int features, int width, DataType type) {
        return type == DataType.FLOAT
                ? new FusedEmbedding(features, width, blas)
                : exact().embedding(features, width, type);
    }

    @Override
    public EncoderKernel encoder(EncoderShape shape, DataType type) {
        return type == DataType.FLOAT ? new FusedEncoder(shape, blas) : exact().encoder(shape, type);
    }

    @Override
    public AdamKernel adam(DataType type) {
        return type == DataType.FLOAT ? new FusedAdam() : exact().adam(type);
    }

    private static Nd4jKernels exact() {
        return new Nd4jKernels("ND4J operations, because the fused kernels compute in single precision only");
    }
}
