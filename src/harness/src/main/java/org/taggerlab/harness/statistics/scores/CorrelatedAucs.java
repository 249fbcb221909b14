package org.taggerlab.harness.statistics.scores;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.taggerlab.harness.statistics.Interval;

/**
 * Two taggers on the same test jets: the difference of their AUCs with DeLong's variance for correlated curves.
 *
 * @param difference AUC of the first minus AUC of the second
 * @param variance of the difference
 */
public record CorrelatedAucs(double difference, double variance) {

    /**
     * Compares two taggers.
     *
     * @param first scores of the first tagger
     * @param second scores of the second tagger on the same jets in the same order
     * @throws IllegalArgumentException if the numbers of jets differ or a class has fewer than two jets
     */
    public static CorrelatedAucs of(ScoredJets first, ScoredJets second) {
        int m = first.signal().length;
        int n = first.background().length;
        if (m != second.signal().length || n != second.background().length) {
            throw new IllegalArgumentException("the taggers were tested on different jets: " + m + " + " + n + " and "
                    + second.signal().length + " + " + second.background().length);
        }
        if (m < 2 || n < 2) {
            throw new IllegalArgumentException("DeLong's variance needs two jets of each class, not " + m + " + " + n);
        }
        var a = Influence.onAuc(first);
        var b = Influence.onAuc(second);
        double variance = ofDifference(a.signal(), b.signal()) / m + ofDifference(a.background(), b.background()) / n;
        return new CorrelatedAucs(Auc.of(a) - Auc.of(b), variance);
    }

    private static double ofDifference(double[] a, double[] b) {
        var covariance = new Covariance();
        // the three terms may cancel to a tiny negative number
        return Math.max(0, covariance.covariance(a, a) + covariance.covariance(b, b) - 2 * covariance.covariance(a, b));
    }

    /** Normal interval of the difference, level {@value Interval#LEVEL}. */
    public Interval interval() {
        double half =
                new NormalDistribution().inverseCumulativeProbability(0.5 + Interval.LEVEL / 2) * Math.sqrt(variance);
        return new Interval(difference - half, difference + half);
    }
}
