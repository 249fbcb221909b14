package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a training comes to with a number of jets.
 *
 * @param training how it trains
 * @param passes passes over the jets in an epoch, which ends with a validation
 * @param steps steps of the optimiser in an epoch
 * @param epochs the most epochs: those that the training is given, or as many as it takes to make its fewest steps
 */
public record Course(Training training, int passes, int steps, int epochs) {

    /** Why a training ended. */
    public enum End {
        /** It made the most epochs. */
        CAP,
        /** It did not improve any more. */
        PATIENCE;

        /** The name in results: {@code cap} or {@code patience}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The course of a training with so many jets. */
    public static Course of(Training training, int jets) {
        int ofPass = stepsOfPass(jets, training.batch());
        int passes = Math.max(1, ceiling(training.epochSteps(), ofPass));
        int steps = Math.multiplyExact(passes, ofPass);
        int epochs = Math.max(training.epochs(), ceiling(training.stop().minSteps(), steps));
        return new Course(training, passes, steps, epochs);
    }

    /** A single jet left over makes no step of its own. */
    private static int stepsOfPass(int jets, int batch) {
        return Math.max(1, jets / batch + (jets % batch > 1 ? 1 : 0));
    }

    private static int ceiling(int some, int of) {
        return (some + of - 1) / of;
    }

    /** The learning rate of an epoch, counted from 1, before any factor of a block. */
    public double rate(int epoch) {
        double rate = training.learningRate() * training.schedule().factor(epoch, epochs, training);
        return training.warmUp() == null ? rate : rate * Math.min(1, (double) epoch / training.warmUp());
    }

    /** Whether it is over after an epoch, the best of which was this one. */
    public boolean isOver(int epoch, int bestEpoch) {
        return epoch >= epochs || isOutOfPatience(epoch, bestEpoch);
    }

    /** Why it was over after its last epoch; one that ran out of patience in the very last was not cut off. */
    public End end(int epoch, int bestEpoch) {
        return isOutOfPatience(epoch, bestEpoch) ? End.PATIENCE : End.CAP;
    }

    private boolean isOutOfPatience(int epoch, int bestEpoch) {
        return training.stop().stops(epoch, bestEpoch, steps);
    }
}
