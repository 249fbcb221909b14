package org.taggerlab.networks.architecture;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.choice.KernelChoice;
import org.taggerlab.networks.updater.PublishedAdam;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/**
 * What a graph needs beyond its architecture.
 *
 * @param type of all arrays
 * @param batchNorm what the BatchNorms do in training
 * @param updater of all parameters but the running statistics
 * @param kernels that compute
 */
public record GraphOptions(DataType type, BatchNormPolicy batchNorm, IUpdater updater, Kernels kernels) {

    /** Single precision, statistics that follow, Adam at 1e-3, the chosen kernels. */
    public static GraphOptions defaults() {
        return new GraphOptions(DataType.FLOAT, BatchNormPolicy.TRAIN, new PublishedAdam(1e-3), KernelChoice.chosen());
    }

    /** The same with another type. */
    public GraphOptions with(DataType other) {
        return new GraphOptions(other, batchNorm, updater, kernels);
    }

    /** The same with another policy. */
    public GraphOptions with(BatchNormPolicy other) {
        return new GraphOptions(type, other, updater, kernels);
    }

    /** The same with another updater. */
    public GraphOptions with(IUpdater other) {
        return new GraphOptions(type, batchNorm, other, kernels);
    }

    /** The same with other kernels. */
    public GraphOptions with(Kernels other) {
        return new GraphOptions(type, batchNorm, updater, other);
    }
}
