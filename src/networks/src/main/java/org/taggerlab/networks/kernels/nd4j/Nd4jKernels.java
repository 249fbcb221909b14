package org.taggerlab.networks.kernels.nd4j;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.taggerlab.networks.kernels.AdamKernel;
import org.taggerlab.networks.kernels.EdgeConvKernel;
import org.taggerlab.networks.kernels.EmbeddingKernel;
import org.taggerlab.networks.kernels.EncoderKernel;
import org.taggerlab.networks.kernels.EncoderShape;
import org.taggerlab.networks.kernels.FusionKernel;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.NeighbourKernel;
import org.taggerlab.networks.kernels.NodeNormKernel;
import org.taggerlab.networks.kernels.PoolKernel;

/**
 * Kernels of ND4J operations: they run on every backend and in every type.
 *
 * @param description which implementation this is and why
 */
public record Nd4jKernels(String description) implements Kernels {

    @Override
    public Kernels in(DataType type) {
        return this;
    }

    @Override
    public NeighbourKernel neighbours() {
        return new PlainNeighbours();
    }

    @Override
    public NodeNormKernel nodeNorm(int width) {
        return new Nd4jNodeNorm();
    }

    @Override
    public EdgeConvKernel edgeConv(int features, List<Integer> widths) {
        return new Nd4jEdgeConv();
    }

    @Override
    public FusionKernel fusion(List<Integer> inputs, int width) {
        return new Nd4jFusion();
    }

    @Override
    public PoolKernel pool(int width) {
        return new Nd4jPool();
    }

    @Override
    public EmbeddingKernel embedding(int features, int width) {
        return new Nd4jEmbedding();
    }

    @Override
    public EncoderKernel encoder(EncoderShape shape) {
        return new Nd4jEncoder(shape);
    }

    @Override
    public AdamKernel adam() {
        return new Nd4jAdam();
    }
}
