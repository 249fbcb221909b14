package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.results.ResultSet.AucDifference;
import org.taggerlab.harness.statistics.scores.CorrelatedAucs;
import org.taggerlab.harness.statistics.scores.ScoredJets;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.Scores;

/** The from-scratch trials, with which each trial of the same size and repetition is compared. */
record FromScratch(Map<Repetition, FinishedTrial> trials) {

    private record Repetition(int size, int repetition) {}

    static FromScratch of(List<FinishedTrial> all) {
        var trials = new HashMap<Repetition, FinishedTrial>();
        all.stream()
                .filter(trial -> TrialGrid.isFromScratch(trial.trial().prescription()) && TrialRecords.isDone(trial))
                .forEach(trial -> trials.put(repetition(trial), trial));
        return new FromScratch(trials);
    }

    private static Repetition repetition(FinishedTrial trial) {
        return new Repetition(trial.trial().size(), trial.trial().repetition());
    }

    private Optional<FinishedTrial> peer(FinishedTrial trial) {
        return Optional.ofNullable(trials.get(repetition(trial)));
    }

    /** The first epoch of a trial's history that reaches from-scratch's best validation loss. */
    Optional<Epoch> reached(FinishedTrial trial, List<Epoch> history) {
        return peer(trial)
                .flatMap(peer -> peer.result().history().stream()
                        .map(Epoch::validationLoss)
                        .filter(Double::isFinite)
                        .min(Comparator.naturalOrder()))
                .flatMap(target -> history.stream()
                        .filter(epoch -> epoch.validationLoss() <= target)
                        .findFirst());
    }

    /** How much more AUC a trial has on the same test jets; empty for from-scratch itself. */
    Optional<AucDifference> difference(FinishedTrial trial) {
        return peer(trial)
                .filter(peer -> peer != trial && hasSameJets(peer.scores(), trial.scores()))
                .map(peer -> difference(trial.scores(), peer.scores()));
    }

    static boolean hasSameJets(Scores one, Scores other) {
        return one != null
                && other != null
                && one.samples().equals(other.samples())
                && Arrays.equals(one.sample(), other.sample())
                && Arrays.equals(one.jet(), other.jet())
                && Arrays.equals(one.label(), other.label())
                && Arrays.stream(one.label()).filter(label -> label == 1).count() > 1
                && Arrays.stream(one.label()).filter(label -> label == 0).count() > 1;
    }

    private static AucDifference difference(Scores own, Scores scratch) {
        var found = CorrelatedAucs.of(
                ScoredJets.of(own.label(), own.score()), ScoredJets.of(scratch.label(), scratch.score()));
        return new AucDifference(
                found.difference(), found.interval().low(), found.interval().high());
    }
}
