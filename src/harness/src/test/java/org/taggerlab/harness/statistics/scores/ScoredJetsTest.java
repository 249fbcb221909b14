package org.taggerlab.harness.statistics.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.taggerlab.harness.statistics.Interval;

/** Fourteen jets with ties within and across the classes; references from scikit-learn 1.2.1 and NumPy 1.24.2. */
class ScoredJetsTest {
    private static final int[] LABEL = {1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final float[] SCORE = {.95f, .9f, .8f, .8f, .55f, .3f, .85f, .8f, .5f, .3f, .3f, .2f, .1f, .05f};
    private static final ScoredJets JETS = ScoredJets.of(LABEL, SCORE);

    @Test
    void aucCountsATieAsOneHalf() {
        // sklearn.metrics.roc_auc_score(y, s)
        assertThat(Auc.of(JETS).value()).isEqualTo(0.8125);
    }

    @Test
    void variationOfTheAucFollowsDeLongWithTies() {
        // psi = (sig > bkg) + .5 (sig == bkg); psi.mean(1).var(ddof=1)/6 + psi.mean(0).var(ddof=1)/8
        assertThat(Auc.of(JETS).variance()).isCloseTo(0.013851686507936509, within(1e-15));
        assertThat(Auc.of(JETS).interval().low()).isCloseTo(0.5818255902415648, within(1e-9));
        assertThat(Auc.of(JETS).interval().high()).as("cut off at 1").isEqualTo(1);
    }

    @Test
    void aucOfOneSignalJetHasNoInterval() {
        var auc = Auc.of(new ScoredJets(new double[] {0.7}, new double[] {0.2, 0.8}));
        assertThat(auc.value()).isEqualTo(0.5);
        assertThat(auc.interval()).isEqualTo(new Interval(0, 1));
    }

    @Test
    void accuracyCallsAJetAtOneHalfBackground() {
        // sklearn.metrics.accuracy_score(y, s > 0.5)
        assertThat(JETS.accuracy()).isEqualTo(0.7857142857142857);
    }

    @Test
    void lossIsTheMeanCrossEntropy() {
        // sklearn.metrics.log_loss(y, s.astype(float)), s in float32
        assertThat(JETS.loss()).isCloseTo(0.5498288036767062, within(1e-14));
    }

    @Test
    void lossOfACertainMistakeIsFinite() {
        var wrong = ScoredJets.of(new int[] {1, 0}, new float[] {0, 1});
        // -ln 2^-24
        assertThat(wrong.loss()).isCloseTo(16.635532333438686, within(1e-12));
    }

    @Test
    void rocCurvePassesThroughEveryThreshold() {
        // sklearn.metrics.roc_curve(y, s, drop_intermediate=False): tpr * 6 and fpr * 8
        var curve = RocCurve.of(JETS);
        assertThat(curve.signals()).containsExactly(0, 1, 2, 2, 4, 5, 5, 6, 6, 6, 6);
        assertThat(curve.backgrounds()).containsExactly(0, 0, 0, 1, 2, 2, 3, 5, 6, 7, 8);
    }

    @Test
    void backgroundAtASignalEfficiencyIsThatOfACutThatKeepsAtLeastThisMuchSignal() {
        var curve = RocCurve.of(JETS);
        assertThat(curve.backgroundsAt(0.3)).as("2 of 6 signal jets").isZero();
        assertThat(curve.backgroundsAt(0.5))
                .as("the tie at 0.8 passes as a whole")
                .isEqualTo(2);
        assertThat(curve.backgroundsAt(0.7)).as("5 of 6 signal jets").isEqualTo(2);
        assertThat(curve.backgroundsAt(1)).isEqualTo(5);
    }

    @Test
    void threeTenthsOfTenSignalJetsAreThree() {
        double[] signal = {.99, .98, .97, .96, .95, .94, .93, .92, .91, .90};
        var curve = RocCurve.of(new ScoredJets(signal, new double[] {.965, .5}));
        // 0.7 * 10 is 7.000000000000001 in some orders of rounding; 0.3 must not ask for a fourth jet
        assertThat(curve.backgroundsAt(0.3)).isZero();
        assertThat(curve.backgroundsAt(0.4)).isEqualTo(1);
    }

    @Test
    void thinnedCurveIsSmallAndLiesOnTheFullOne() {
        double[] signal = new double[4000];
        double[] background = new double[4000];
        for (int i = 0; i < 4000; i++) {
            signal[i] = Math.sqrt((i + 0.5) / 4000);
            background[i] = Math.pow((i + 0.25) / 4000, 2);
        }
        var full = RocCurve.of(new ScoredJets(signal, background));
        var thin = full.thinned();
        assertThat(thin.points()).isBetween(150, 200);
        assertThat(thin.signals()[0]).isZero();
        assertThat(thin.allSignals()).isEqualTo(4000);
        assertThat(thin.allBackgrounds()).isEqualTo(4000);
        for (int i = 0; i < thin.points(); i++) {
            int s = thin.signals()[i];
            int b = thin.backgrounds()[i];
            assertThat(full.signals()).contains(s);
            assertThat(full.backgrounds()).contains(b);
        }
        assertThat(thin.backgroundsAt(0.5)).isEqualTo(full.backgroundsAt(0.5));
    }

    @Test
    void calibrationIsThatOfScikitLearn() {
        // sklearn.calibration.calibration_curve(y, s, n_bins=5), whose bins are the four that are not empty
        var bins = Calibration.of(JETS, 5);
        assertThat(bins.jets()).containsExactly(2, 4, 2, 0, 6);
        assertThat(bins.signalFraction()).containsExactly(0, 0.25, 0.5, 0, 2.0 / 3 + 0.0);
        assertThat(bins.meanScore()[0]).isCloseTo(0.075, within(1e-7));
        assertThat(bins.meanScore()[4]).isCloseTo(0.85, within(1e-7));
        // (2 |0.075 - 0| + 4 |0.275 - 0.25| + 2 |0.525 - 0.5| + 6 |0.85 - 0.6667|) / 14 by hand
        assertThat(bins.expectedError()).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void histogramPutsAScoreOfOneIntoTheLastBin() {
        var bins = ScoreHistogram.of(ScoredJets.of(new int[] {1, 1, 0}, new float[] {1, 0.5f, 0}), 4);
        assertThat(bins.signal()).containsExactly(0, 0, 1, 1);
        assertThat(bins.background()).containsExactly(1, 0, 0, 0);
    }

    @Test
    void scoresThatAreNoProbabilitiesAreRefusedWithTheJet() {
        assertThatThrownBy(() -> ScoredJets.of(new int[] {1, 0}, new float[] {0.5f, Float.NaN}))
                .hasMessage("score NaN of jet 1 is not in [0, 1]");
        assertThatThrownBy(() -> ScoredJets.of(new int[] {1, 1}, new float[] {0.5f, 0.5f}))
                .hasMessageContaining("all signal");
    }
}
