package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What BatchNorms that train do with their statistics. */
public enum BatchNormPolicy {
    /** The batch's statistics normalise, the running ones follow. */
    @JsonProperty("train")
    TRAIN("train"),
    /** The running statistics normalise and stay as they are; scale and shift train. */
    @JsonProperty("freeze-statistics")
    FREEZE_STATISTICS("freeze-statistics");

    private final String label;

    BatchNormPolicy(String label) {
        this.label = label;
    }

    /** The name in descriptors, results and reports. */
    public String label() {
        return label;
    }
}
