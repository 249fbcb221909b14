package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When to stop before the last epoch; the best epoch's weights are kept in any case.
 *
 * <p>Training ends as soon as it has gone on for {@code patience} epochs and {@code patienceSteps} steps without improvement,
 * and has made {@code minSteps} steps in all; a patience of 0 is none, and with neither it never ends early.
 *
 * @param patience epochs without improvement; 0: none
 * @param on what has to improve
 * @param patienceSteps steps of the optimiser without improvement; 0: none
 * @param minSteps the fewest steps of a training, for which it makes more epochs than it is given if need be
 */
public record Stopping(
        int patience,
        Criterion on,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) Integer patienceSteps,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) Integer minSteps) {

    /** Of requests that do not say so, no steps. */
    public Stopping {
        patienceSteps = patienceSteps == null ? 0 : patienceSteps;
        minSteps = minSteps == null ? 0 : minSteps;
    }

    /** By epochs alone. */
    public Stopping(int patience, Criterion on) {
        this(patience, on, 0, 0);
    }

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

    /** Whether training ends after an epoch, each epoch being so many steps. */
    boolean stops(int epoch, int bestEpoch, int steps) {
        int waited = epoch - bestEpoch;
        return patience + patienceSteps > 0
                && waited >= patience
                && (long) waited * steps >= patienceSteps
                && (long) epoch * steps >= minSteps;
    }
}
