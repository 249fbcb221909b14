package org.taggerlab.networks.kernels;

/** What a forward pass is for. */
public enum Mode {
    /** Running statistics normalise; nothing is kept for a backward pass. */
    INFERENCE,
    /** The batch's statistics normalise and the running ones follow. */
    TRAINING,
    /** Running statistics normalise and stay; scale and shift train. */
    TRAINING_WITH_RUNNING_STATISTICS;

    /** Whether a backward pass follows. */
    public boolean trains() {
        return this != INFERENCE;
    }

    /** Whether the batch's own statistics normalise. */
    public boolean usesBatchStatistics() {
        return this == TRAINING;
    }
}
