package org.taggerlab.networks.kernels.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.NormArrays;

/** BatchNorm by ND4J operations; {@code ops} owns every array it makes. */
final class Nd4jNorm {

    private final Nd4jOps ops;
    private INDArray normalised;
    private INDArray inverseDeviation;
    private boolean batchStatistics;

    Nd4jNorm(Nd4jOps ops) {
        this.ops = ops;
    }

    INDArray forward(NormArrays parameters, INDArray x, Mode mode) {
        batchStatistics = mode.usesBatchStatistics();
        INDArray mean;
        INDArray variance;
        INDArray centred;
        if (batchStatistics) {
            long rows = x.size(0);
            mean = ops.columnSums(x).divi(rows);
            centred = ops.keep(x.subRowVector(mean));
            variance = ops.columnSums(ops.keep(centred.mul(centred))).divi(rows);
            follow(parameters.runningMean(), mean);
            if (rows > 1) {
                follow(parameters.runningVariance(), ops.keep(variance.mul(rows / (rows - 1.0))));
            }
        } else {
            mean = parameters.runningMean();
            variance = Nd4jOps.row(parameters.runningVariance());
            centred = ops.keep(x.subRowVector(Nd4jOps.row(mean)));
        }
        inverseDeviation = ops.keep(Transforms.sqrt(ops.keep(variance.add(NormArrays.EPSILON)), false)
                .rdivi(1));
        normalised = centred.muliRowVector(inverseDeviation);
        INDArray scaled = ops.keep(normalised.mulRowVector(Nd4jOps.row(parameters.weight())));
        return scaled.addiRowVector(Nd4jOps.row(parameters.bias()));
    }

    INDArray backward(NormArrays parameters, NormArrays gradients, INDArray dy) {
        INDArray weightGradient = ops.columnSums(ops.keep(dy.mul(normalised)));
        INDArray biasGradient = ops.columnSums(dy);
        Nd4jOps.assign(gradients.weight(), weightGradient);
        Nd4jOps.assign(gradients.bias(), biasGradient);
        gradients.runningMean().assign(0);
        gradients.runningVariance().assign(0);
        INDArray dx = dy;
        if (batchStatistics) {
            double rows = dy.size(0);
            dx = ops.keep(dy.subRowVector(ops.keep(biasGradient.div(rows))));
            dx.subi(ops.keep(normalised.mulRowVector(ops.keep(weightGradient.div(rows)))));
        }
        INDArray scale = ops.keep(inverseDeviation.mul(Nd4jOps.row(parameters.weight())));
        return ops.keep(dx.mulRowVector(scale));
    }

    private void follow(INDArray running, INDArray batch) {
        running.muli(1 - NormArrays.MOMENTUM);
        running.addi(ops.keep(batch.reshape(batch.length()).mul(NormArrays.MOMENTUM)));
    }
}
