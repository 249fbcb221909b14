package org.taggerlab.harness.statistics.repetitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.taggerlab.harness.statistics.NaturalScale;

/** References from SciPy 1.10.1; the calls stand beside the numbers. */
class RepetitionsTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void intervalOfAMeanIsStudents() {
        // scipy.stats.t.interval(.95, 4, x.mean(), scipy.stats.sem(x))
        var found = Estimate.of(new double[] {.8412, .8467, .8391, .8503, .8440})
                .orElseThrow()
                .interval(NaturalScale.LINEAR);
        assertThat(found.low()).isCloseTo(0.838759694765463, CLOSE);
        assertThat(found.high()).isCloseTo(0.849760305234537, CLOSE);
    }

    @Test
    void intervalOfAFractionIsSymmetricInItsLogit() {
        // m = x.mean(); h = stats.t.ppf(.975, 4) * stats.sem(x) / (m * (1 - m)); expit(logit(m) - h), expit(logit(m) +
        // h)
        var found = Estimate.of(new double[] {.8412, .8467, .8391, .8503, .8440})
                .orElseThrow()
                .interval(NaturalScale.LOGIT);
        assertThat(found.low()).isCloseTo(0.8386801522502603, CLOSE);
        assertThat(found.high()).isCloseTo(0.8496814397319258, CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void intervalHoldsItsValueAndNeverLeavesWhatTheQuantityCanBe(NaturalScale scale) {
        for (double error : new double[] {1e-6, .01, 1, 100}) {
            var found = scale.around(.9, error);
            double lowest =
                    scale == NaturalScale.LINEAR ? Double.NEGATIVE_INFINITY : scale == NaturalScale.ATANH ? -1 : 0;
            double highest = scale == NaturalScale.LOGIT || scale == NaturalScale.ATANH ? 1 : Double.POSITIVE_INFINITY;
            assertThat(found.low()).isLessThan(.9).isGreaterThanOrEqualTo(lowest);
            assertThat(found.high()).isGreaterThan(.9).isLessThanOrEqualTo(highest);
        }
    }

    @Test
    void smallErrorIsTheSameOnEveryScale() {
        for (var scale : NaturalScale.values()) {
            assertThat(scale.around(.3, 1e-6).low()).as(scale.name()).isCloseTo(.3 - 1e-6, within(1e-11));
            assertThat(scale.around(.3, 1e-6).high()).as(scale.name()).isCloseTo(.3 + 1e-6, within(1e-11));
        }
    }

    @Test
    void testJetsWidenAnIntervalAndGiveItDegreesOfFreedom() {
        // v = x.var(ddof=1) / 5; b = v + 9e-6; df = 4 * (b / v)**2; h = stats.t.ppf(.975, df) * b**.5
        var found = Estimate.of(new double[] {.8412, .8467, .8391, .8503, .8440}, 9e-6)
                .orElseThrow();
        assertThat(found.error()).isCloseTo(0.003595079971294103, CLOSE);
        assertThat(found.degreesOfFreedom()).isCloseTo(43.38138512707375, within(1e-6));
        assertThat(found.interval(NaturalScale.LINEAR).high()).isCloseTo(0.84426 + 0.007248326912820835, CLOSE);
        // 2 * stats.t.sf(d.mean() / (d.var(ddof=1) / 5 + 1e-5)**.5, df)
        assertThat(PairedTests.of(new double[] {.021, .034, -.005, .017, .028}, 1e-5)
                        .orElseThrow()
                        .t())
                .isCloseTo(0.04212726382630792, CLOSE);
    }

    @Test
    void sameValueInEveryRepetitionIsOffByTheTestJetsOnly() {
        var found =
                Estimate.of(new double[] {.84, .84, .84}, 1e-4).orElseThrow().interval(NaturalScale.LINEAR);
        assertThat(found.high()).as("scipy.stats.norm.ppf(.975)").isCloseTo(.84 + 0.01959963984540054, within(1e-7));
    }

    @Test
    void smallestDifferenceThatIsFoundIsCloseToThatOfTheNoncentralT() {
        // (stats.t.ppf(.975, 4) + stats.t.ppf(.8, 4)) * stats.sem(d)
        double found = Estimate.of(new double[] {.021, .034, -.005, .017, .028})
                .orElseThrow()
                .minimumDetectable();
        assertThat(found).isCloseTo(0.024798215585875655, CLOSE);
        // brentq of stats.nct.sf(stats.t.ppf(.975, 4), 4, x / stats.sem(d)) - .8
        assertThat(found).isCloseTo(0.0250894012635438, within(.0006));
    }

    @Test
    void equivalenceIsTheLargerOfTwoOneSidedTests() {
        // max(stats.t.sf((d.mean() + .03) / se, 4), stats.t.cdf((d.mean() - .03) / se, 4))
        assertThat(Estimate.of(new double[] {.021, .034, -.005, .017, .028})
                        .orElseThrow()
                        .equivalence(.03))
                .isCloseTo(0.08724947665018182, CLOSE);
    }

    @Test
    void twoRepetitionsHaveNoInterval() {
        assertThat(Estimate.of(new double[] {.84, .85})).isEmpty();
    }

    @Test
    void valuesWithoutSpreadHaveNoIntervalHoweverManyTheyAre() {
        assertThat(Estimate.of(new double[] {.84, .84, .84, .84, .84, .84})).isEmpty();
        assertThat(Estimate.of(new double[] {.9 - .8, .8 - .7, .7 - .6}))
                .as("0.1, but for rounding")
                .isEmpty();
    }

    @Test
    void componentsOfVarianceAreThoseOfTheAnalysisOfVariance() {
        // g = three groups; N = 8; n0 = (N - (9 + 9 + 4) / N) / 2; F, _ = scipy.stats.f_oneway(*g);
        // msw = sum(((x - x.mean())**2).sum() for x in g) / 5; msw * (F - 1) / n0
        var found = OneWay.of(
                        List.of(new double[] {.83, .85, .84}, new double[] {.88, .86, .87}, new double[] {.81, .82}))
                .orElseThrow();
        assertThat(found.within()).isCloseTo(8.999999999999994e-05, CLOSE);
        assertThat(found.between()).isCloseTo(0.0006799999999999997, CLOSE);
    }

    @Test
    void componentOfVarianceIsNeverNegativeAndNeedsAGroupOfTwo() {
        assertThat(OneWay.of(List.of(new double[] {.8, .9}, new double[] {.9, .8}))
                        .orElseThrow()
                        .between())
                .isZero();
        assertThat(OneWay.of(List.of(new double[] {.8}, new double[] {.9}))).isEmpty();
        assertThat(OneWay.of(List.of(new double[] {.8, .9}))).isEmpty();
    }

    @Test
    void fourRepetitionsGetNoTest() {
        assertThat(PairedTests.of(new double[] {.1, .2, .3, .4}, 0)).isEmpty();
    }

    @Test
    void fivePairsGetTheExactTests() {
        // scipy.stats.ttest_1samp(d, 0), scipy.stats.wilcoxon(d, mode='exact')
        var tests =
                PairedTests.of(new double[] {.021, .034, -.005, .017, .028}, 0).orElseThrow();
        assertThat(tests.t()).isCloseTo(0.046479362973263855, CLOSE);
        assertThat(tests.wilcoxon()).isEqualTo(0.125);
    }

    @Test
    void eightPairsGetTheExactTests() {
        var tests = PairedTests.of(new double[] {.021, .034, -.005, .017, .028, .011, -.0135, .0402}, 0)
                .orElseThrow();
        assertThat(tests.t()).isCloseTo(0.039412191858450386, CLOSE);
        assertThat(tests.wilcoxon()).isEqualTo(0.0546875);
    }

    @Test
    void equalMagnitudesHaveNoExactWilcoxonTest() {
        var tests =
                PairedTests.of(new double[] {.02, .02, -.01, .03, .01, .04}, 0).orElseThrow();
        assertThat(tests.wilcoxon()).isNull();
        assertThat(tests.t()).isCloseTo(0.04782842959629918, CLOSE);
    }

    @Test
    void trainingsThatDoNotDifferAtAllHaveNoEffect() {
        assertThat(PairedTests.of(new double[5], 0)).contains(new PairedTests(1.0, 1.0));
    }

    @Test
    void equalDifferencesThatAreNotZeroHaveNoTest() {
        // scipy.stats.ttest_1samp gives p = 0 for the first; Wilcoxon has no exact distribution with ties
        assertThat(PairedTests.of(new double[] {.01, .01, .01, .01, .01}, 0)).contains(new PairedTests(null, null));
        assertThat(PairedTests.of(new double[] {.9 - .8, .8 - .7, .7 - .6, .6 - .5, .5 - .4}, 0))
                .as("0.1, but for rounding")
                .contains(new PairedTests(null, null));
    }

    @Test
    void groupsWithoutSpreadHaveNoTest() {
        assertThat(Estimate.ofDifference(new double[] {.9, .9, .9, .9, .9}, new double[] {.8, .8, .8, .8, .8}, 0))
                .isEmpty();
    }

    @Test
    void equalRankSumsGiveNoProbabilityAboveOne() {
        // ranks 1 to 7: 1 + 6 + 7 = 14 = 2 + 3 + 4 + 5; scipy.stats.wilcoxon gives 1.0
        var tests = PairedTests.of(new double[] {1, -2, -3, -4, -5, 6, 7}, 0).orElseThrow();
        assertThat(tests.wilcoxon()).isEqualTo(1);
    }

    @Test
    void groupsOfUnequalSpreadGetWelchsTest() {
        // r = scipy.stats.ttest_ind(a, b, equal_var=False); r.pvalue, r.confidence_interval(.95)
        double[] first = {.901, .905, .899, .910, .903};
        double[] second = {.895, .899, .891, .893, .902};
        var welch = Estimate.ofDifference(first, second, 0).orElseThrow();
        assertThat(welch.p()).isCloseTo(0.02459857202784849, CLOSE);
        var interval = welch.interval(NaturalScale.LINEAR);
        assertThat(interval.low()).isCloseTo(0.0012557965137581307, CLOSE);
        assertThat(interval.high()).isCloseTo(0.013944203486241973, CLOSE);
        assertThat(Estimate.ofDifference(first, Arrays.copyOf(second, 4), 0)
                        .orElseThrow()
                        .p())
                .isCloseTo(0.009056652786721476, CLOSE);
        assertThat(Estimate.ofDifference(first, Arrays.copyOf(second, 2), 0)).isEmpty();
    }

    @Test
    void holmStepsDownAndNeverBelowTheStepBefore() {
        // by hand: 4 x 0.005, 3 x 0.01, 2 x 0.03, max(0.06, 0.04)
        assertThat(array(Holm.correct(List.of(.01, .04, .03, .005))))
                .containsExactly(new double[] {.03, .06, .06, .02}, CLOSE);
    }

    @Test
    void whatHasNoTestIsNoMemberOfHolmsFamily() {
        assertThat(Holm.correct(Arrays.asList(null, .04, null, .02))).containsExactly(null, .04, null, .04);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
