package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arrays of one BatchNorm, each {@code [width]}: its parameters, or their gradients.
 *
 * <p>PyTorch's conventions, on which published weights rely: epsilon 1e-5, running = 0.9 running + 0.1 batch, the
 * unbiased variance in the running one.
 *
 * @param weight scale
 * @param bias shift
 * @param runningMean running mean; as a gradient always 0
 * @param runningVariance running variance; as a gradient always 0
 */
public record NormArrays(INDArray weight, INDArray bias, INDArray runningMean, INDArray runningVariance) {

    /** Added to the variance before its root. */
    public static final double EPSILON = 1e-5;

    /** Weight of the batch in the running statistics. */
    public static final double MOMENTUM = 0.1;

    /** Sets all four to zero, the gradient of an input without rows. */
    void clear() {
        weight.assign(0);
        bias.assign(0);
        runningMean.assign(0);
        runningVariance.assign(0);
    }
}
