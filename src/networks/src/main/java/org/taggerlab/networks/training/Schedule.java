package org.taggerlab.networks.training;

import java.util.List;

/** How the learning rate falls; constant within an epoch. */
public sealed interface Schedule {

    /**
     * The factor on the first epoch's learning rate.
     *
     * @param epoch from 1
     * @param epochs the most epochs
     */
    double factor(int epoch, int epochs);

    /** The same rate throughout. */
    record Constant() implements Schedule {
        @Override
        public double factor(int epoch, int epochs) {
            return 1;
        }
    }

    /**
     * Falls by a factor after each of some epochs.
     *
     * @param after epochs from 1; the epoch that follows is the first at the lower rate
     * @param by the factor
     */
    record Step(List<Integer> after, double by) implements Schedule {
        @Override
        public double factor(int epoch, int epochs) {
            return Math.pow(by, after.stream().filter(end -> epoch > end).count());
        }
    }

    /**
     * Half a cosine from the first epoch's rate to the last one's.
     *
     * @param lowest the last epoch's rate, as a fraction of the first one's
     */
    record Cosine(double lowest) implements Schedule {
        @Override
        public double factor(int epoch, int epochs) {
            if (epochs < 2) {
                return 1;
            }
            double phase = Math.PI * (epoch - 1) / (epochs - 1);
            return lowest + (1 - lowest) * (1 + Math.cos(phase)) / 2;
        }
    }
}
