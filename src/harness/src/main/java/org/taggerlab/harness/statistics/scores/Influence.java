package org.taggerlab.harness.statistics.scores;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * What each test jet contributes to a metric. The metric's variance because test jets are a sample is the variance of the
 * contributions of the signal jets over their number, plus that of the background jets over theirs; of two taggers on the same
 * jets, their covariance follows from the covariances of the contributions in the same way.
 *
 * @param signal one per signal jet
 * @param background one per background jet
 */
public record Influence(double[] signal, double[] background) {
    /** Half the range of signal efficiency over which the slope of a ROC curve is taken. */
    private static final double AROUND = 0.05;

    /**
     * On the AUC: DeLong's structural components, for every jet the fraction of the other class that it is ordered rightly
     * against.
     */
    public static Influence onAuc(ScoredJets jets) {
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
        return new Influence(signal, background);
    }

    private static double[] ranks(double[] values) {
        return new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(values);
    }

    /** On the accuracy at score 0.5, with the numbers of both classes held. */
    public static Influence onAccuracy(ScoredJets jets) {
        return new Influence(
                scaled(jets.signal(), jets, score -> score > 0.5 ? 1 : 0),
                scaled(jets.background(), jets, score -> score > 0.5 ? 0 : 1));
    }

    /** On the mean cross-entropy, with the numbers of both classes held. */
    public static Influence onLoss(ScoredJets jets) {
        return new Influence(
                scaled(jets.signal(), jets, ScoredJets::crossEntropy),
                scaled(jets.background(), jets, score -> ScoredJets.crossEntropy(1 - score)));
    }

    private static double[] scaled(double[] scores, ScoredJets jets, DoubleUnaryOperator of) {
        return Arrays.stream(scores)
                .map(score -> of.applyAsDouble(score) * scores.length / jets.jets())
                .toArray();
    }

    /**
     * On the background efficiency at a signal efficiency: a background jet by whether it passes, a signal jet by how it moves
     * the cut, along the slope of the ROC curve there.
     */
    public static Influence onBackgroundEfficiency(ScoredJets jets, RocCurve curve, double signalEfficiency) {
        double[] sorted = jets.signal().clone();
        Arrays.sort(sorted);
        double cut = sorted[sorted.length - curve.signalsWanted(signalEfficiency)];
        double slope = (curve.backgroundsAt(signalEfficiency + AROUND) - curve.backgroundsAt(signalEfficiency - AROUND))
                / (2 * AROUND * curve.allBackgrounds());
        return new Influence(
                Arrays.stream(jets.signal())
                        .map(score -> score >= cut ? -slope : 0)
                        .toArray(),
                Arrays.stream(jets.background())
                        .map(score -> score >= cut ? 1 : 0)
                        .toArray());
    }

    /**
     * The contributions, signal first, centred and scaled, so that the covariance of two metrics or taggers is the scalar product
     * of theirs.
     *
     * @return all zero if a class has fewer than two jets
     */
    public float[] scaled() {
        float[] scaled = new float[signal.length + background.length];
        scale(signal, scaled, 0);
        scale(background, scaled, signal.length);
        return scaled;
    }

    private static void scale(double[] values, float[] into, int offset) {
        double mean = StatUtils.mean(values);
        double scale = values.length < 2 ? 0 : 1 / Math.sqrt(values.length * (values.length - 1.0));
        for (int i = 0; i < values.length; i++) {
            into[offset + i] = (float) ((values[i] - mean) * scale);
        }
    }
}
