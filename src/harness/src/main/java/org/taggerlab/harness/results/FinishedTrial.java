package org.taggerlab.harness.results;

import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.TrialResult;

/**
 * A trial with what the store holds of it.
 *
 * @param trial the trial
 * @param result what the worker found; {@code null} if the trial failed
 * @param scores on the test jets; {@code null} for a source and for a trial that failed or diverged
 * @param sourceScores on test jets of the source's task; {@code null} where that is not tested, and
 *     for a trial that failed or diverged
 * @param failure why there is no result; empty if there is one
 */
public record FinishedTrial(
        PlannedTrial trial, TrialResult result, Scores scores, Scores sourceScores, String failure) {

    /** Of an experiment that does not test the source's task. */
    public FinishedTrial(PlannedTrial trial, TrialResult result, Scores scores, String failure) {
        this(trial, result, scores, null, failure);
    }
}
