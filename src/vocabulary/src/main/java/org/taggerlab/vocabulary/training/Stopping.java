package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When to stop before the last epoch; the best epoch's weights are kept in any case.
 *
 * @param patience epochs without improvement after which training ends; 0: never
 * @param on what has to improve
 */
public record Stopping(int patience, Criterion on) {

    /** What is measured on the validation jets after each epoch. */
    public enum Criterion {
        /** Mean cross-entropy; less is better. */
        @JsonProperty("validation-loss")
        VALIDATION_LOSS,
        /** AUC; more is better. */
        @JsonProperty("validation-auc")
        VALIDATION_AUC
    }

    /** Whether an epoch is better than the best before it, {@code null} for none; a tie is not. */
    public boolean improves(Epoch epoch, Epoch best) {
        return best == null
                || switch (on) {
                    case VALIDATION_LOSS -> epoch.validationLoss() < best.validationLoss();
                    case VALIDATION_AUC -> epoch.validationAuc() > best.validationAuc();
                };
    }

    /** Whether training ends after an epoch. */
    public boolean stops(int epoch, int bestEpoch) {
        return patience > 0 && epoch - bestEpoch >= patience;
    }
}
