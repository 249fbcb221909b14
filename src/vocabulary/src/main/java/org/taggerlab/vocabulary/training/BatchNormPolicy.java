package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What BatchNorms that train do with their statistics. */
public enum BatchNormPolicy {
    /** The batch's statistics normalise, the running ones follow. */
    TRAIN,
    /** The running statistics normalise and stay as they are; scale and shift train. */
    FREEZE_STATISTICS;

    /** The name in descriptors, results and reports: {@code train} or {@code freeze-statistics}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
