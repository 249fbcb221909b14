package org.taggerlab.harness.plan;

import org.taggerlab.vocabulary.worker.TrialRequest;

/**
 * One trial of an experiment.
 *
 * @param request what the worker will be asked; its key names the trial
 * @param prescription {@code source}, {@code from-scratch}, {@code fine-tuned}, {@code frozen} or one of several
 *     {@code frozen(fusion)}
 * @param size training jets, signal and background together
 * @param labels label budget: training + validation jets
 * @param repetition from 0; a source is trained once, as repetition 0
 * @param seed the seed of this repetition, from which the request's seeds are derived
 */
public record PlannedTrial(TrialRequest request, String prescription, int size, int labels, int repetition, long seed) {

    /** Content key of the trial. */
    public String key() {
        return request.key();
    }

    /**
     * Content key of the source trial that has to be finished first, or {@code null} if there is none: it starts from
     * random weights, or from an existing tagger, whose file the request names already.
     */
    public String sourceKey() {
        return request.transfer().sourceModel() == null ? request.transfer().sourceKey() : null;
    }
}
