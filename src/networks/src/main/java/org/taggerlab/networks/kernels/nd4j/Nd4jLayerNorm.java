package org.taggerlab.networks.kernels.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;
import org.taggerlab.networks.kernels.EncoderKernel;

/** LayerNorm over the columns of each row by ND4J operations. */
final class Nd4jLayerNorm {

    private final Nd4jOps ops;
    private INDArray normalised;
    private INDArray inverse;

    Nd4jLayerNorm(Nd4jOps ops) {
        this.ops = ops;
    }

    INDArray forward(Affine norm, INDArray x) {
        INDArray centred = ops.keep(x.subColumnVector(ops.keep(x.mean(true, 1))));
        INDArray variance = ops.keep(ops.keep(centred.mul(centred)).mean(true, 1));
        inverse = Transforms.sqrt(variance.addi(EncoderKernel.EPSILON), false).rdivi(1);
        normalised = centred.muliColumnVector(inverse);
        INDArray scaled = ops.keep(normalised.mulRowVector(Nd4jOps.row(norm.weight())));
        return scaled.addiRowVector(Nd4jOps.row(norm.bias()));
    }

    INDArray backward(Affine norm, Affine gradient, INDArray epsilon) {
        INDArray product = ops.keep(epsilon.mul(normalised));
        Nd4jOps.assign(gradient.weight(), ops.columnSums(product));
        Nd4jOps.assign(gradient.bias(), ops.columnSums(epsilon));
        INDArray inner = ops.keep(epsilon.mulRowVector(Nd4jOps.row(norm.weight())));
        INDArray mean = ops.keep(inner.mean(true, 1));
        INDArray projection = ops.keep(ops.keep(inner.mul(normalised)).mean(true, 1));
        INDArray along = ops.keep(normalised.mulColumnVector(projection));
        return inner.subiColumnVector(mean).subi(along).muliColumnVector(inverse);
    }
}
