package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A step of Adam, arXiv:1412.6980, algorithm 1. */
public interface AdamKernel {

    /**
     * One step for some parameters.
     *
     * @param gradient replaced by what is to be subtracted from the parameters
     * @param first moment, moved
     * @param second moment, moved
     * @param settings of the optimiser
     * @param steps before this one
     */
    void step(INDArray gradient, INDArray first, INDArray second, Settings settings, int steps);

    /**
     * Settings of Adam.
     *
     * @param rate learning rate
     * @param beta1 share of the first moment that stays
     * @param beta2 share of the second moment that stays
     * @param epsilon added to the root of the second moment, after its bias is corrected
     */
    record Settings(double rate, double beta1, double beta2, double epsilon) {

        /** The learning rate with both bias corrections, for moments that have none. */
        public double correctedRate(int steps) {
            return rate * rootOfSecondBias(steps) / (1 - Math.pow(beta1, steps + 1.0));
        }

        /** Epsilon for a second moment without bias correction. */
        public double correctedEpsilon(int steps) {
            return epsilon * rootOfSecondBias(steps);
        }

        private double rootOfSecondBias(int steps) {
            return Math.sqrt(1 - Math.pow(beta2, steps + 1.0));
        }
    }
}
