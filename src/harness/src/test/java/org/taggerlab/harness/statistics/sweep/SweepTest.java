package org.taggerlab.harness.statistics.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.statistics.sweep.DataEfficiency.Bound;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve.Needed;

class SweepTest {
    private static final int[] SIZES = {500, 1000, 2000, 5000, 10000};
    private static final RepeatedCurve SCRATCH = new RepeatedCurve(SIZES, new double[][] {
        {.770, .762, .781}, {.801, .809, .795}, {.836, .829, .840}, {.866, .861, .870}, {.881, .884, .879}
    });
    private static final RepeatedCurve TUNED = new RepeatedCurve(SIZES, new double[][] {
        {.841, .836, .846}, {.853, .859, .850}, {.868, .864, .871}, {.884, .881, .887}, {.889, .892, .890}
    });

    private static final RepeatedCurve SCRATCH_OF_SIX = new RepeatedCurve(SIZES, new double[][] {
        {.770, .762, .781, .768, .775, .759},
        {.801, .809, .795, .799, .806, .812},
        {.836, .829, .840, .833, .838, .826},
        {.866, .861, .870, .859, .868, .864},
        {.881, .884, .879, .886, .877, .882}
    });
    private static final RepeatedCurve TUNED_OF_SIX = new RepeatedCurve(SIZES, new double[][] {
        {.841, .836, .846, .833, .848, .839},
        {.853, .859, .850, .856, .848, .861},
        {.868, .864, .871, .862, .873, .866},
        {.884, .881, .887, .879, .888, .883},
        {.889, .892, .890, .894, .887, .891}
    });

    @Test
    void curveThatFallsIsPooled() {
        // sklearn.isotonic.IsotonicRegression().fit_transform(range(6), means, sample_weight=[3, 3, 3, 2, 3, 3])
        var curve = MonotoneCurve.of(new RepeatedCurve(new int[] {1, 2, 3, 4, 5, 6}, new double[][] {
            {.70, .70, .70}, {.75, .75, .75}, {.74, .74, .74}, {.73, .73, Double.NaN}, {.80, .80, .80}, {.79, .79, .79}
        }));
        double[] expected = {.70, .74125, .74125, .74125, .795, .795};
        assertThat(curve.values()).containsExactly(expected, within(1e-12));
    }

    @Test
    void sizeNeededIsInterpolatedInItsLogarithm() {
        var curve = new MonotoneCurve(new double[] {1000, 2000, 4000}, new double[] {.85, .88, .90});
        assertThat(curve.needed(.865).size()).isCloseTo(1000 * Math.sqrt(2), within(1e-9));
        assertThat(curve.needed(.85)).isEqualTo(new Needed(1000, Needed.Kind.AT_MOST));
        assertThat(curve.needed(.91)).isEqualTo(new Needed(4000, Needed.Kind.MORE_THAN));
    }

    @Test
    void threeRepetitionsHaveTheIntervalOfThePairedTTest() {
        // NumPy: d(r) = np.interp(log(N / r), log(sizes), tuned) - scratch at N = 10000, for each repetition; R:
        // d.mean() = 0;
        // scipy.optimize.brentq on the ends of scipy.stats.t.interval(.95, 2, d.mean(), scipy.stats.sem(d))
        var found = DataEfficiency.atValueOf(10000, SCRATCH, TUNED, TestVariance.NONE);
        assertThat(found.target()).isCloseTo(.8813333333, within(1e-9));
        assertThat(found.bound()).isEqualTo(Bound.NONE);
        assertThat(found.ratio()).isCloseTo(2.3227356892497677, within(1e-9));
        assertThat(found.interval().orElseThrow().low()).isCloseTo(1.246012281392036, within(1e-8));
        assertThat(found.interval().orElseThrow().high()).isCloseTo(5.13614671530769, within(1e-8));
    }

    @Test
    void givenValueIsMetByBothCurvesWithErrorsOfTheirOwn() {
        // N = 4221.2, where np.interp of the means is .86; w: slope of tuned at N / ratio over that of scratch at N;
        // d(r) = tuned(N / r) - w * scratch(N) - (1 - w) * .86; brentq as above
        var found = DataEfficiency.at(.86, SCRATCH, TUNED, TestVariance.NONE);
        assertThat(found.ratio()).isCloseTo(3.113709567552048, within(1e-9));
        assertThat(found.interval().orElseThrow().low()).isCloseTo(2.5655992751317873, within(1e-8));
        assertThat(found.interval().orElseThrow().high()).isCloseTo(5.321639084396565, within(1e-8));
    }

    @Test
    void sixRepetitionsHaveTheIntervalOfThePairedTTestToo() {
        // the same as with three
        var found = DataEfficiency.atValueOf(10000, SCRATCH_OF_SIX, TUNED_OF_SIX, TestVariance.NONE);
        assertThat(found.ratio()).isCloseTo(2.2584888769196336, within(1e-9));
        assertThat(found.interval().orElseThrow().low()).isCloseTo(1.535733681327437, within(1e-8));
        assertThat(found.interval().orElseThrow().high()).isCloseTo(3.4381930149534368, within(1e-8));
    }

    @Test
    void testJetsWidenTheIntervalByTheirVarianceAtBothSizes() {
        // standard deviations .004 and .003 of the means of from-scratch and tuned, correlation .5 between any two;
        // w: weights of the sizes by np.interp, V = w @ C @ w added to the variance of d(r), Satterthwaite's degrees of
        // freedom, brentq as above
        TestVariance jets = (scratch, tuned) -> {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < SIZES.length; i++) {
                sum += .004 * scratch[i] + .003 * tuned[i];
                squares += Math.pow(.004 * scratch[i], 2) + Math.pow(.003 * tuned[i], 2);
            }
            return .5 * sum * sum + .5 * squares;
        };
        var found = DataEfficiency.atValueOf(10000, SCRATCH_OF_SIX, TUNED_OF_SIX, jets);
        assertThat(found.interval().orElseThrow().low()).isCloseTo(1.23494006070954, within(1e-7));
        assertThat(found.interval().orElseThrow().high()).isCloseTo(3.7706162378029604, within(1e-7));
    }

    @Test
    void twoRepetitionsHaveNoInterval() {
        var scratch = new RepeatedCurve(new int[] {500, 2000}, new double[][] {{.70, .71}, {.840, .834}});
        var tuned = new RepeatedCurve(new int[] {500, 2000}, new double[][] {{.841, .843}, {.85, .86}});
        var found = DataEfficiency.atValueOf(2000, scratch, tuned, TestVariance.NONE);
        assertThat(found.bound()).isEqualTo(Bound.AT_LEAST);
        assertThat(found.ratio()).isEqualTo(4);
        assertThat(found.interval()).isEmpty();
    }

    @Test
    void repetitionThatIsMissingSomewhereIsInNoTest() {
        double[][] values =
                Arrays.stream(SCRATCH_OF_SIX.values()).map(double[]::clone).toArray(double[][]::new);
        values[1][5] = Double.NaN;
        // the sizes needed are those of all means, N = 4355.77; w with all means, brentq as above on the first five
        // columns
        var found = DataEfficiency.at(.86, new RepeatedCurve(SIZES, values), TUNED_OF_SIX, TestVariance.NONE);
        assertThat(found.ratio()).isCloseTo(3.2363255471276435, within(1e-9));
        assertThat(found.interval().orElseThrow().low()).isCloseTo(2.8382174682139785, within(1e-8));
        assertThat(found.interval().orElseThrow().high()).isCloseTo(4.524470333619035, within(1e-8));
    }

    @Test
    void sameRepetitionsGiveTheSameInterval() {
        assertThat(DataEfficiency.at(.86, SCRATCH, TUNED, TestVariance.NONE))
                .isEqualTo(DataEfficiency.at(.86, SCRATCH, TUNED, TestVariance.NONE));
    }

    @Test
    void smallestSizeThatIsEnoughBoundsTheRatioFromBelow() {
        var found = DataEfficiency.at(.835, SCRATCH, TUNED, TestVariance.NONE);
        assertThat(found.bound()).isEqualTo(Bound.AT_LEAST);
        // 2000 x (.835 between the means .8016667 and .835 of 1000 and 2000) / 500
        assertThat(found.ratio()).isCloseTo(4, within(1e-9));
        // scipy.stats.t.interval of tuned at 500 - scratch at 2000: .0035 to .0085, so no ratio below is refused
        assertThat(found.interval().orElseThrow().low()).isCloseTo(4, within(1e-9));
        assertThat(found.interval().orElseThrow().high()).isInfinite();
    }

    @Test
    void fromScratchThatNeverGetsThereBoundsTheRatioFromBelow() {
        var found = DataEfficiency.at(.885, SCRATCH, TUNED, TestVariance.NONE);
        assertThat(found.bound()).isEqualTo(Bound.AT_LEAST);
        // tuned: .884 at 5000, .8903333 at 10000
        assertThat(found.ratio()).isCloseTo(2 / Math.pow(2, .001 / (.890333333333 - .884)), within(1e-6));
        // tuned's size is held; brentq as above on tuned at it - scratch at r times it
        assertThat(found.interval().orElseThrow().low()).isCloseTo(1.5022721238421894, within(1e-8));
        assertThat(found.interval().orElseThrow().high()).isInfinite();
    }

    @Test
    void prescriptionThatNeverGetsThereBoundsTheRatioFromAbove() {
        var found = DataEfficiency.at(.885, TUNED, SCRATCH, TestVariance.NONE);
        assertThat(found.bound()).isEqualTo(Bound.AT_MOST);
        assertThat(found.ratio()).isCloseTo(Math.pow(2, .001 / (.890333333333 - .884)) / 2, within(1e-6));
    }

    @Test
    void targetBeyondBothCurvesSaysNothing() {
        assertThat(DataEfficiency.at(.99, SCRATCH, TUNED, TestVariance.NONE).bound())
                .isEqualTo(Bound.UNKNOWN);
        assertThat(DataEfficiency.at(.5, SCRATCH, TUNED, TestVariance.NONE).bound())
                .isEqualTo(Bound.UNKNOWN);
    }

    @Test
    void powerLawIsThatOfSciPy() {
        // scipy.optimize.curve_fit(lambda n, a, b, c: a - b * n**-c, sizes, auc, p0=[.9, 2, .4], xtol=1e-15,
        // ftol=1e-15)
        var fit = PowerLawFit.of(
                        new double[] {500, 1000, 2000, 5000, 10000}, new double[] {.7712, .8034, .8371, .8642, .8803})
                .orElseThrow();
        assertThat(fit.parameters())
                .containsExactly(new double[] {0.94688583888723, 1.3605102673549843, 0.3285086873513377}, within(1e-6));
        assertThat(fit.errors())
                .containsExactly(
                        new double[] {0.02447817942789776, 0.43450875874243045, 0.07198750082260218}, within(1e-5));
        assertThat(fit.residuals()[1]).isCloseTo(-0.002824171377880935, within(1e-8));
        // n = 20000; g = [1, -n**-c, b * n**-c * log(n)]; (g @ pcov @ g + (residuals**2).sum() / 2)**.5
        var expected = fit.expected(20000);
        assertThat(expected.mean()).isCloseTo(0.8943112220014143, within(1e-7));
        assertThat(expected.error()).isCloseTo(0.004890783254798438, within(1e-6));
        assertThat(expected.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void curveThatItsPointsDoNotDetermineHasNoFit() {
        // scipy.optimize.curve_fit ends at a = 10.7 +- 11, c = 0.0031 +- 0.0035: a line, not a curve with an end
        assertThat(PowerLawFit.of(new double[] {500, 1000, 2000, 5000}, new double[] {.8864, .9072, .9281, .9555}))
                .isEmpty();
        // at a = 0.906 +- 0.047, c = 0.93 +- 1.18
        assertThat(PowerLawFit.of(new double[] {500, 1000, 2000, 4000}, new double[] {.82, .87, .87, .90}))
                .isEmpty();
        // at a = 1.088 +- 0.011, c = 0.193 +- 0.007: no tagger has such an AUC
        assertThat(PowerLawFit.of(
                        new double[] {500, 1000, 2000, 4000, 8000}, new double[] {.701, .7499, .7921, .8288, .8618}))
                .isEmpty();
    }

    @Test
    void threePointsAndCurvesThatFallHaveNoFit() {
        assertThat(PowerLawFit.of(new double[] {1, 2, 3}, new double[] {.7, .8, .85}))
                .isEmpty();
        assertThat(PowerLawFit.of(new double[] {500, 1000, 2000, 4000}, new double[] {.9, .8, .7, .6}))
                .isEmpty();
        assertThat(PowerLawFit.of(new double[] {500, 1000, 2000, 4000}, new double[] {.8, .8, .8, .8}))
                .isEmpty();
    }
}
