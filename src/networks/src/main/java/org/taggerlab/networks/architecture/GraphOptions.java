package org.taggerlab.networks.architecture;

import org.nd4j.linalg.api.buffer.DataType;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.choice.KernelChoice;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/**
 * What a graph needs beyond its architecture.
 *
 * @param type of all arrays
 * @param batchNorm what the BatchNorms do in training
 * @param kernels that compute
 */
public record GraphOptions(DataType type, BatchNormPolicy batchNorm, Kernels kernels) {

    /** Single precision, statistics that follow, the chosen kernels. */
    public static GraphOptions defaults() {
        return new GraphOptions(DataType.FLOAT, BatchNormPolicy.TRAIN, KernelChoice.chosen());
    }

    /** The same with another type. */
    public GraphOptions with(DataType other) {
        return new GraphOptions(other, batchNorm, kernels);
    }
}
