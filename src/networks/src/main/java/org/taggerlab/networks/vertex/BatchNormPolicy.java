package org.taggerlab.networks.vertex;

import org.taggerlab.networks.kernels.Mode;

/** What a BatchNorm that trains does with its statistics. */
public enum BatchNormPolicy {
    /** The batch's statistics normalise, the running ones follow. */
    TRAIN,
    /** The running statistics normalise and stay as they are; scale and shift train. */
    FREEZE_STATISTICS;

    Mode mode(boolean training) {
        if (!training) {
            return Mode.INFERENCE;
        }
        return this == TRAIN ? Mode.TRAINING : Mode.TRAINING_WITH_RUNNING_STATISTICS;
    }
}
