package org.taggerlab.harness.plan;

import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Training;
import org.taggerlab.vocabulary.worker.TrialRequest;

/**
 * One trial of an experiment.
 *
 * @param request what the worker will be asked; its key names the trial
 * @param prescription {@code source}, {@code from-scratch}, {@code fine-tuned}, {@code frozen} or one of several
 *     {@code frozen(fusion)}
 * @param size training jets, signal and background together
 * @param labels label budget: training + validation jets
 * @param repetition from 0; of a source, which of several it is
 * @param seed the seed of this repetition, from which the request's seeds are derived
 */
public record PlannedTrial(TrialRequest request, String prescription, int size, int labels, int repetition, long seed) {

    /** Content key of the trial; empty while it waits for the choice of its settings. */
    public String key() {
        return request.key();
    }

    /** Whether its settings are not chosen yet, so that it has no key. */
    public boolean waits() {
        return key().isEmpty();
    }

    /** Whether it is the training of a source. */
    public boolean isSource() {
        return request.transfer().prescription() instanceof Prescription.Source;
    }

    /** Whether it is trained only to choose settings by its validation jets. */
    public boolean isCandidate() {
        return !isSource() && request.data().test().isEmpty();
    }

    /** The same, trained so. */
    public PlannedTrial with(Training training) {
        return new PlannedTrial(ContentKey.named(request.with(training)), prescription, size, labels, repetition, seed);
    }

    /** The same without a key. */
    PlannedTrial waiting() {
        return new PlannedTrial(
                ContentKey.copy(request, "", request.data()), prescription, size, labels, repetition, seed);
    }

    /**
     * Content key of the source trial that has to be finished first, or {@code null} if there is none: it starts from
     * random weights, or from an existing tagger, whose file the request names already.
     */
    public String sourceKey() {
        return request.transfer().sourceModel() == null ? request.transfer().sourceKey() : null;
    }
}
