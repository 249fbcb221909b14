package org.taggerlab.harness.statistics.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    void dataEfficiencyAndItsIntervalAreThoseOfAllDrawings() {
        // NumPy: isotonic means, np.interp over np.log(sizes); the interval from all 27 drawings of three repetitions,
        // whose extremes have a probability of 1/27 and so lie at the ends of a 95 % interval
        var found = DataEfficiency.atValueOf(10000, SCRATCH, TUNED);
        assertThat(found.target()).isCloseTo(.8813333333, within(1e-9));
        assertThat(found.bound()).isEqualTo(Bound.NONE);
        assertThat(found.ratio()).isCloseTo(2.322735689249768, within(1e-9));
        assertThat(found.interval().orElseThrow().low()).isCloseTo(1.655506559769612, within(1e-9));
        assertThat(found.interval().orElseThrow().high()).isCloseTo(3.1622776601683813, within(1e-9));
    }

    @Test
    void sameRepetitionsGiveTheSameInterval() {
        assertThat(DataEfficiency.at(.86, SCRATCH, TUNED)).isEqualTo(DataEfficiency.at(.86, SCRATCH, TUNED));
    }

    @Test
    void smallestSizeThatIsEnoughBoundsTheRatioFromBelow() {
        var found = DataEfficiency.at(.835, SCRATCH, TUNED);
        assertThat(found.bound()).isEqualTo(Bound.AT_LEAST);
        // 2000 x (.835 between the means .8016667 and .835 of 1000 and 2000) / 500
        assertThat(found.ratio()).isCloseTo(4, within(1e-9));
        assertThat(found.interval().orElseThrow().high()).isInfinite();
    }

    @Test
    void fromScratchThatNeverGetsThereBoundsTheRatioFromBelow() {
        var found = DataEfficiency.at(.885, SCRATCH, TUNED);
        assertThat(found.bound()).isEqualTo(Bound.AT_LEAST);
        // tuned: .884 at 5000, .8903333 at 10000
        assertThat(found.ratio()).isCloseTo(2 / Math.pow(2, .001 / (.890333333333 - .884)), within(1e-6));
    }

    @Test
    void prescriptionThatNeverGetsThereBoundsTheRatioFromAbove() {
        var found = DataEfficiency.at(.885, TUNED, SCRATCH);
        assertThat(found.bound()).isEqualTo(Bound.AT_MOST);
        assertThat(found.ratio()).isCloseTo(Math.pow(2, .001 / (.890333333333 - .884)) / 2, within(1e-6));
    }

    @Test
    void targetBeyondBothCurvesSaysNothing() {
        assertThat(DataEfficiency.at(.99, SCRATCH, TUNED).bound()).isEqualTo(Bound.UNKNOWN);
        assertThat(DataEfficiency.at(.5, SCRATCH, TUNED).bound()).isEqualTo(Bound.UNKNOWN);
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
