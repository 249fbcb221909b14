package org.taggerlab.networks.kernels;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Kernels of ND4J operations: they run on every backend and in every type.
 *
 * @param description which implementation this is and why
 */
public record Nd4jKernels(String description) implements Kernels {

    @Override
    public NeighbourKernel neighbours(DataType type) {
        return new PlainNeighbours();
    }

    @Override
    public NodeNormKernel nodeNorm(int width, DataType type) {
        return new Nd4jNodeNorm();
    }

    @Override
    public EdgeConvKernel edgeConv(int features, List<Integer> widths, DataType type) {
        return new Nd4jEdgeConv();
    }

    @Override
    public FusionKernel fusion(List<Integer> inputs, int width, DataType type) {
        return new Nd4jFusion();
    }

    @Override
    public PoolKernel pool(int width, DataType type) {
        return new Nd4jPool();
    }

    @Override
    public EmbeddingKernel embedding(int features, int width, DataType type) {
        return new Nd4jEmbedding();
    }

    @Override
    public EncoderKernel encoder(EncoderShape shape, DataType type) {
        return new Nd4jEncoder(shape);
    }

    @Override
    public AdamKernel adam(DataType type) {
        return new Nd4jAdam();
    }
}
