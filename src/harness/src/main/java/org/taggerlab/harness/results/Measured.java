package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taggerlab.harness.results.ResultSet.Calibration;
import org.taggerlab.harness.results.ResultSet.Metrics;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.Roc;
import org.taggerlab.harness.results.ResultSet.ScoreHistogram;
import org.taggerlab.harness.statistics.scores.Auc;
import org.taggerlab.harness.statistics.scores.ClopperPearson;
import org.taggerlab.harness.statistics.scores.RocCurve;
import org.taggerlab.harness.statistics.scores.ScoredJets;
import org.taggerlab.vocabulary.worker.Scores;

/**
 * All that results say of the scores of one tagger.
 *
 * @param metrics numbers
 * @param roc the curve, thinned
 * @param calibration scores against the fraction of signal
 * @param scores their distribution
 */
public record Measured(Metrics metrics, Roc roc, Calibration calibration, ScoreHistogram scores) {
    /** Of a trial without scores. */
    static final Measured NONE = new Measured(null, null, null, null);

    /** The signal efficiencies at which rejection is measured, as results name them. */
    public static final List<String> SIGNAL_EFFICIENCIES = List.of("0.3", "0.5", "0.7");

    private static final int CALIBRATION_BINS = 10;
    private static final int HISTOGRAM_BINS = 40;

    /**
     * Measures scores.
     *
     * @throws IllegalArgumentException if a class is missing or a score is no probability
     */
    public static Measured of(Scores scores) {
        var jets = ScoredJets.of(scores.label(), scores.score());
        var curve = RocCurve.of(jets);
        return new Measured(
                metrics(jets, curve),
                roc(curve.thinned(), curve.allSignals(), curve.allBackgrounds()),
                calibration(jets),
                histogram(jets));
    }

    private static Metrics metrics(ScoredJets jets, RocCurve curve) {
        var auc = Auc.of(jets);
        var interval = auc.interval();
        Map<String, Rejection> rejections = new LinkedHashMap<>();
        for (String efficiency : SIGNAL_EFFICIENCIES) {
            rejections.put(
                    efficiency, rejection(curve.backgroundsAt(Double.parseDouble(efficiency)), curve.allBackgrounds()));
        }
        return new Metrics(auc.value(), interval.low(), interval.high(), jets.accuracy(), jets.loss(), rejections);
    }

    private static Rejection rejection(int passed, int all) {
        var fraction = ClopperPearson.of(passed, all);
        return passed == 0
                ? new Rejection(null, 1 / fraction.high(), null, 0)
                : new Rejection((double) all / passed, 1 / fraction.high(), 1 / fraction.low(), passed);
    }

    private static Roc roc(RocCurve curve, int signals, int backgrounds) {
        return new Roc(efficiencies(curve.signals(), signals), efficiencies(curve.backgrounds(), backgrounds));
    }

    private static double[] efficiencies(int[] passed, int all) {
        return Arrays.stream(passed)
                .mapToDouble(count -> rounded((double) count / all))
                .toArray();
    }

    private static Calibration calibration(ScoredJets jets) {
        var bins = org.taggerlab.harness.statistics.scores.Calibration.of(jets, CALIBRATION_BINS);
        return new Calibration(
                bins.expectedError(),
                bins.jets(),
                Arrays.stream(bins.meanScore()).map(Measured::rounded).toArray(),
                Arrays.stream(bins.signalFraction()).map(Measured::rounded).toArray());
    }

    private static ScoreHistogram histogram(ScoredJets jets) {
        var bins = org.taggerlab.harness.statistics.scores.ScoreHistogram.of(jets, HISTOGRAM_BINS);
        return new ScoreHistogram(bins.signal(), bins.background());
    }

    /** What is drawn needs no more than six digits, and a sweep of hundreds of trials has to stay small. */
    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
