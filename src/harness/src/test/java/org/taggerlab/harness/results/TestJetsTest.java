package org.taggerlab.harness.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two prescriptions c and four repetitions r on 40 jets i, every other one signal, whose scores are
 * {@code (37 i + 11 r + 29 c) % 97 / 194 + .12 of signal}. References by NumPy from the definitions, {@code f} being a metric's
 * contributions of the signal and of the background jets:
 *
 * <pre>
 * auc:  k = (s[:, None] > b) + .5 * (s[:, None] == b); k.mean(1), k.mean(0)
 * accuracy: .5 * (s > .5), .5 * (b <= .5)
 * loss: -.5 * np.log(s), -.5 * np.log(1 - b)
 * background efficiency: -slope * (s >= cut), b >= cut
 * cov = lambda x, y: np.cov(x[0], y[0])[0, 1] / 20 + np.cov(x[1], y[1])[0, 1] / 20
 * np.mean([cov(f(c, r), f(d, q)) for r in range(4) for q in range(4) if r != q])
 * </pre>
 */
class TestJetsTest {
    private static final GridCell SCRATCH = new GridCell("from-scratch", 500);
    private static final GridCell TUNED = new GridCell("fine-tuned", 500);
    private static final ResultSet RESULTS = results(4);

    private static ResultSet results(int repetitions) {
        var trials = new ArrayList<FinishedTrial>();
        for (int r = 0; r < repetitions; r++) {
            trials.add(Trials.done("from-scratch", 500, r, scores(0, r), 1, .6));
            trials.add(Trials.done("fine-tuned", 500, r, scores(1, r), 1, .6));
        }
        return Results.collect(Trials.plan("a title"), trials, "0.1.0", "", "");
    }

    private static float[] scores(int c, int r) {
        float[] scores = new float[40];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) ((i * 37 + r * 11 + c * 29) % 97 / 194.0 + (i % 2 == 0 ? .12 : 0));
        }
        return scores;
    }

    @ParameterizedTest
    @CsvSource({
        "auc, 0.000851864, -0.000283059, 0.00148279",
        "accuracy, 0.000164474, 2.74123e-05, 0.000104167",
        "loss, 0.000387891, -0.000138031, 0.000273541",
        "background-efficiency-0.5, 0.00296053, -0.000120614, 0.00298246"
    })
    void covariancesAreThoseOfDifferentRepetitionsOnTheSameJets(String metric, double one, double both, double other) {
        assertThat(RESULTS.testJets().cells()).containsExactly(SCRATCH, TUNED);
        double[][] rows = RESULTS.testJets().covariance().get(metric);
        assertThat(rows[0][0]).isCloseTo(one, within(2e-6 * Math.abs(one)));
        assertThat(rows[1][0]).isCloseTo(both, within(2e-6 * Math.abs(one)));
        assertThat(rows[1][1]).isCloseTo(other, within(2e-6 * Math.abs(other)));
    }

    @Test
    void intervalOfALevelHoldsTheTestJetsWithSatterthwaitesDegreesOfFreedom() {
        // V: the last of auc; v = x.var(ddof=1) / 4; df = 3 * ((v + V) / v)**2; m = x.mean();
        // h = stats.t.ppf(.975, df) * (v + V)**.5 / (m * (1 - m)); expit(logit(m) - h), expit(logit(m) + h)
        var point = RESULTS.summary()
                .curve("fine-tuned", Metric.AUC)
                .orElseThrow()
                .points()
                .get(0);
        assertThat(point.mean()).isCloseTo(0.6993750000000001, within(1e-12));
        assertThat(point.low()).isCloseTo(0.6142153673894764, within(1e-6));
        assertThat(point.high()).isCloseTo(0.7726930398049962, within(1e-6));
    }

    @Test
    void intervalOfADifferenceHoldsWhatTheJetsDoToItAndNotToBoth() {
        // V = auc[0] + auc[2] - 2 * auc[1]; the same with tanh and arctanh
        var difference = RESULTS.summary().tests().get(0);
        assertThat(difference.difference()).isCloseTo(-0.03249999999999992, within(1e-12));
        assertThat(difference.low()).isCloseTo(-0.14457236929917827, within(1e-6));
        assertThat(difference.high()).isCloseTo(0.08039565028543914, within(1e-6));
    }

    @Test
    void theSourcesTaskHasTheIntervalThatTheSameScoresHaveOnTheTargets() {
        var trials = new ArrayList<FinishedTrial>();
        for (int r = 0; r < 4; r++) {
            // on the source's task, each has the scores that the other has on the target's
            trials.add(Trials.onSource(Trials.done("from-scratch", 500, r, scores(0, r), 1, .6), scores(1, r)));
            trials.add(Trials.onSource(Trials.done("fine-tuned", 500, r, scores(1, r), 1, .6), scores(0, r)));
        }
        var results = Results.collect(Trials.plan("a title"), trials, "0.1.0", "", "");

        var covariance = results.testJets().covariance();
        assertThat(covariance.get("source-auc")[1][1]).isEqualTo(covariance.get("auc")[0][0]);
        assertThat(covariance.get("source-auc")[0][0]).isEqualTo(covariance.get("auc")[1][1]);
        var target = results.summary().curve("from-scratch", Metric.AUC).orElseThrow();
        var source = results.summary().curve("fine-tuned", Metric.SOURCE_AUC).orElseThrow();
        assertThat(source.points()).isEqualTo(target.points());
        assertThat(RESULTS.testJets().covariance()).doesNotContainKey("source-auc");
        assertThat(RESULTS.summary().curves()).extracting(Summary.Curve::metric).doesNotContain("source-auc");
    }

    @Test
    void varianceIsDividedAmongWhatVaries() {
        var variances = RESULTS.summary().variances();
        assertThat(variances).extracting(Summary.Variance::prescription).containsExactly("from-scratch", "fine-tuned");
        // x.std(ddof=1), auc[2]**.5
        assertThat(variances.get(1).training()).isCloseTo(0.025279685520195865, within(1e-9));
        assertThat(variances.get(1).testJets()).isCloseTo(0.03850701234840221, within(1e-6));
        assertThat(variances.get(1).source()).as("no source").isNull();
    }

    @Test
    void twoSourcesAreTurnedThroughByTheRepetitions() {
        var trials = new ArrayList<FinishedTrial>();
        for (int source = 0; source < 2; source++) {
            var done = Trials.done("source", 20000, source, Trials.GOOD, 1, .6);
            trials.add(new FinishedTrial(done.trial(), done.result(), null, ""));
        }
        // AUC 1, 15/16, 1, 15/16: all of it is the source's
        for (int r = 0; r < 4; r++) {
            float[] scores = r % 2 == 0 ? Trials.PERFECT : Trials.GOOD;
            trials.add(Trials.done("from-scratch", 500, r, scores, 1, .6));
            trials.add(Trials.done("fine-tuned", 500, r, scores, 1, .6));
        }
        var variances = Results.collect(Trials.plan("a title"), trials, "0.1.0", "", "")
                .summary()
                .variances();
        assertThat(variances.get(0).sources()).as("from-scratch has none").isZero();
        assertThat(variances.get(0).source()).isNull();
        assertThat(variances.get(1).sources()).isEqualTo(2);
        // np.std([1, 15/16], ddof=1)
        assertThat(variances.get(1).source()).isCloseTo(0.04419417382415922, within(1e-12));
        assertThat(variances.get(1).training()).isZero();
    }

    @Test
    void winsAreCountedOverTheRepetitionsAndTiesAreHalf() {
        // NumPy: the AUCs differ by 0, -0.0025, -0.0825, -0.045
        var test = RESULTS.summary().tests().get(0);
        assertThat(test.beats()).isEqualTo(.125);
        // scipy.stats.beta.ppf(.025, .5, 4.5), scipy.stats.beta.ppf(.975, 1.5, 3.5)
        assertThat(test.beatsLow()).isCloseTo(0.0001153327882382748, within(1e-7));
        assertThat(test.beatsHigh()).isCloseTo(0.7162483204365873, within(1e-7));
        assertThat(test.margin()).isEqualTo(.005);
        var background = RESULTS.summary().tests().stream()
                .filter(each -> each.metric().startsWith("background"))
                .findFirst()
                .orElseThrow();
        assertThat(background.equivalence()).isNull();
    }

    @Test
    void isotonicCorrectionIsHowFarAMeanIsFromTheMonotoneCurve() {
        // AUC 15/16, 8/16, 1: the first two are pooled
        var curve = Results.collect(
                        Trials.plan("a title"),
                        List.of(
                                Trials.done("frozen", 500, 0, Trials.GOOD, 1, .6),
                                Trials.done("frozen", 1000, 0, Trials.BLIND, 1, .6),
                                Trials.done("frozen", 2000, 0, Trials.PERFECT, 1, .6)),
                        "0.1.0",
                        "",
                        "")
                .summary()
                .curve("frozen", Metric.AUC)
                .orElseThrow();
        assertThat(curve.isotonicCorrection()).isEqualTo(3.5 / 16);
    }

    @Test
    void combinationOfNothingVariesByNothing() {
        assertThat(RESULTS.testJets().variance(Metric.AUC, Map.of(SCRATCH, 1.0)))
                .isPositive();
        assertThat(RESULTS.testJets().variance(Metric.AUC, Map.of(SCRATCH, 0.0, TUNED, 0.0)))
                .isZero();
    }

    @Test
    void oneRepetitionHasDeLongsVariance() {
        double own = results(1).testJets().variance(Metric.AUC, Map.of(TUNED, 1.0));
        var metrics = results(1).trials().get(1).metrics();
        double delong = (metrics.aucHigh() - metrics.aucLow()) / (2 * 1.959963984540054);
        assertThat(Math.sqrt(own)).isCloseTo(delong, within(1e-6));
    }

    @Test
    void whatIsNotMeasuredOnTheseJetsHasNoVarianceFromThem() {
        assertThat(RESULTS.testJets().variance(Metric.SECONDS, Map.of(TUNED, 1.0)))
                .isZero();
        assertThat(RESULTS.testJets().variance(Metric.AUC, Map.of(new GridCell("frozen", 500), 1.0)))
                .isZero();
        assertThat(TestJets.of(List.of(Trials.failed("frozen", 500, 0, "out of memory"))))
                .isEqualTo(TestJets.NONE);
    }
}
