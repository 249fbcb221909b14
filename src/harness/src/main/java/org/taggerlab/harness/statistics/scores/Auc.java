package org.taggerlab.harness.statistics.scores;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
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
        var placements = Placements.of(jets);
        return new Auc(
                placements.auc(),
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

    /**
     * DeLong's structural components: for every jet the fraction of the other class that it is ordered rightly
     * against.
     */
    record Placements(double[] signal, double[] background) {

        static Placements of(ScoredJets jets) {
            int m = jets.signal().length;
            int n = jets.background().length;
            double[] all = Arrays.copyOf(jets.signal(), m + n);
            System.arraycopy(jets.background(), 0, all, m, n);
            double[] among = ranks(all);
            double[] amongSignal = ranks(jets.signal());
            double[] amongBackground = ranks(jets.background());
            double[] signal = new double[m];
            for (int i = 0; i < m; i++) {
                signal[i] = (among[i] - amongSignal[i]) / n;
            }
            double[] background = new double[n];
            for (int j = 0; j < n; j++) {
                background[j] = 1 - (among[m + j] - amongBackground[j]) / m;
            }
            return new Placements(signal, background);
        }

        double auc() {
            // ranks are multiples of one half, so this sum is exact before the last division
            double sum = 0;
            for (double placement : signal) {
                sum += placement * background.length;
            }
            return sum / ((double) signal.length * background.length);
        }

        private static double[] ranks(double[] values) {
            return new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(values);
        }
    }
}
