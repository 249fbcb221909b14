package org.taggerlab.networks.kernels.fused;

import java.util.List;
import java.util.Locale;
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
import org.taggerlab.networks.kernels.nd4j.Nd4jKernels;

/**
 * Kernels for the CPU in single precision, in loops of JDK 17's Vector API; where its registers are few, matrix products
 * are those of the BLAS that ND4J loads. Memory is allocated once and grows with the largest batch. Other types get ND4J's
 * operations.
 */
public final class FusedKernels implements Kernels {

    private final String description;
    private final Blas blas = new Blas();

    /** @param why these kernels were chosen */
    public FusedKernels(String why) {
        description = String.format(
                Locale.ROOT,
                "fused CPU kernels, %s: %d-lane vectors, products %s, cblas_sgemm at %.0f GFLOP/s on this thread",
                why,
                RowLoops.LANES,
                ProductLoops.haveRegisters() ? "in their registers" : "by cblas_sgemm",
                Blas.rate());
    }

    /** Why they cannot run in this JVM, or {@code null}. */
    public static String obstacle() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()
                ? "the JVM was started without --add-modules jdk.incubator.vector"
                : Blas.obstacle();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Kernels in(DataType type) {
        return type == DataType.FLOAT
                ? this
                : new Nd4jKernels("ND4J operations, because the fused kernels compute in single precision only");
    }

    @Override
    public NeighbourKernel neighbours() {
        return new FusedNeighbours();
    }

    @Override
    public NodeNormKernel nodeNorm(int width) {
        return new FusedNodeNorm(width);
    }

    @Override
    public EdgeConvKernel edgeConv(int features, List<Integer> widths) {
        return new FusedEdgeConv(features, widths, blas);
    }

    @Override
    public FusionKernel fusion(List<Integer> inputs, int width) {
        return new FusedFusion(inputs, width, blas);
    }

    @Override
    public PoolKernel pool(int width) {
        return new FusedPool(width);
    }

    @Override
    public EmbeddingKernel embedding(int features, int width) {
        return new FusedEmbedding(features, width, blas);
    }

    @Override
    public EncoderKernel encoder(EncoderShape shape) {
        return new FusedEncoder(shape, blas);
    }

    @Override
    public AdamKernel adam() {
        return new FusedAdam();
    }
}
