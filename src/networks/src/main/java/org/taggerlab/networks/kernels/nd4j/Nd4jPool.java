package org.taggerlab.networks.kernels.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.PoolKernel;
import org.taggerlab.networks.kernels.Segments;

/** Mean over the nodes of each jet by ND4J operations. */
final class Nd4jPool implements PoolKernel {

    private final Nd4jOps ops = new Nd4jOps();

    @Override
    public void forward(INDArray x, Segments jets, INDArray out) {
        ops.freeing(() -> out.assign(mean(ops, x, jets)));
    }

    @Override
    public void backward(INDArray epsilon, Segments jets, INDArray dx) {
        ops.freeing(() -> dx.assign(spread(ops, epsilon, jets)));
    }

    static INDArray mean(Nd4jOps ops, INDArray x, Segments jets) {
        return ops.scatterSum(x, owners(ops, jets), jets.jets()).diviColumnVector(sizes(ops, jets, x));
    }

    static INDArray spread(Nd4jOps ops, INDArray epsilon, Segments jets) {
        INDArray share = ops.keep(epsilon.divColumnVector(sizes(ops, jets, epsilon)));
        return ops.gather(share, owners(ops, jets));
    }

    private static INDArray owners(Nd4jOps ops, Segments jets) {
        int[] owner = new int[jets.nodes()];
        for (int jet = 0; jet < jets.jets(); jet++) {
            java.util.Arrays.fill(owner, jets.start(jet), jets.end(jet), jet);
        }
        return ops.index(owner, owner.length);
    }

    private static INDArray sizes(Nd4jOps ops, Segments jets, INDArray like) {
        double[] sizes = new double[jets.jets()];
        for (int jet = 0; jet < sizes.length; jet++) {
            sizes[jet] = jets.size(jet);
        }
        return ops.column(sizes, like.dataType());
    }
}
