package org.taggerlab.harness.statistics.scores;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.taggerlab.harness.statistics.Interval;

/**
 * Area under the ROC curve: the probability that a signal jet scores above a background jet, ties counting one half.
 *
 * <p>Variance by DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837, from midranks (Sun and Xu, IEEE Signal
 * Processing Letters 21 (2014) 1389), so that it costs sorting only.
 *
 * @param value the area
 * @param variance DeLong's; not a number with fewer than two jets of a class
 */
public record Auc(double value, double variance) {

    /** The area and its variance. */
    public static Auc of(ScoredJets jets) {
        var placements = Influence.onAuc(jets);
        return new Auc(
                of(placements),
                spread(placements.signal()) / jets.signal().length
                        + spread(placements.background()) / jets.background().length);
    }

    private static double spread(double[] values) {
        return values.length < 2 ? Double.NaN : new Variance().evaluate(values);
    }

    /**
     * Normal interval of level {@value Interval#LEVEL}, cut off at 0 and 1; all of [0, 1] with fewer than two jets of
     * a class, and of no width where the classes are separated completely.
     */
    public Interval interval() {
        if (Double.isNaN(variance)) {
            return new Interval(0, 1);
        }
        double half =
                new NormalDistribution().inverseCumulativeProbability(0.5 + Interval.LEVEL / 2) * Math.sqrt(variance);
        return new Interval(Math.max(0, value - half), Math.min(1, value + half));
    }

    /** Ranks are multiples of one half, so this sum is exact before the last division. */
    static double of(Influence onAuc) {
        int backgrounds = onAuc.background().length;
        double sum = 0;
        for (double placement : onAuc.signal()) {
            sum += placement * backgrounds;
        }
        return sum / ((double) onAuc.signal().length * backgrounds);
    }
}
