package org.taggerlab.harness.statistics.scores;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.taggerlab.harness.statistics.Interval;

/** The exact interval of a binomial fraction, Clopper and Pearson, Biometrika 26 (1934) 404. */
public final class ClopperPearson {

    private ClopperPearson() {}

    /**
     * The interval of level {@value Interval#LEVEL} on the fraction.
     *
     * @param passed successes, 0 to {@code all}; halves where a tie counts as half a success
     * @param all trials, at least 1
     */
    public static Interval of(double passed, int all) {
        if (all < 1 || passed < 0 || passed > all) {
            throw new IllegalArgumentException(passed + " of " + all + " is not a fraction");
        }
        double tail = (1 - Interval.LEVEL) / 2;
        double low =
                passed == 0 ? 0 : new BetaDistribution(passed, all - passed + 1.0).inverseCumulativeProbability(tail);
        double high = passed == all
                ? 1
                : new BetaDistribution(passed + 1.0, all - passed).inverseCumulativeProbability(1 - tail);
        return new Interval(low, high);
    }
}
