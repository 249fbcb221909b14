package org.taggerlab.jets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.io.numpy.Npz;

class FourMomentumTest {

    @ParameterizedTest(name = "pz = {0} GeV, E = {1} GeV")
    @CsvSource({
        "7, 7, 100007",
        "-7, 7, -100007",
        "0, 0, 100000",
        // rounding has made the energy less than the momentum
        "7.0000005, 7, 100007.0000005",
        "-7.0000005, 7, -100007.0000005",
        "1e160, 1e160, 1e160"
    })
    void alongTheBeamTheRapidityIsThatOfFastJet(double pz, double energy, double rapidity) {
        assertThat(new FourMomentum(0, 0, pz, energy).rapidity()).isEqualTo(rapidity);
        assertThat(new FourMomentum(0, 0, pz, energy).phi()).isZero();
    }

    @ParameterizedTest(name = "({0}, {1}, {2}, {3}) has the rapidity {4}")
    @CsvSource({
        // ln(2 pz / mT), worked out with 50 digits
        "1e-18, 0, 50, 50, 46.05170185988091368",
        "1e-18, 0, -50, 50, -46.05170185988091368",
        "0, 0, 0, 5, 0",
        // the mass squared is negative: it counts as 0
        "3, 4, 0, 4.9, 0.02020270731751945",
    })
    void nearTheBeamTheRapidityIsAsExactAsElsewhere(double px, double py, double pz, double energy, double rapidity) {
        assertThat(new FourMomentum(px, py, pz, energy).rapidity()).isCloseTo(rapidity, within(1e-14));
    }

    @Test
    void theRapidityIsFiniteWhateverUnderflows() {
        assertThat(new FourMomentum(1e-160, 0, 1e5, 1e5).rapidity()).isFinite();
        assertThat(new FourMomentum(1e-162, 0, 50, 50).rapidity()).isFinite();
    }

    @ParameterizedTest(name = "({0}, {1}): {2}")
    @CsvSource({
        "1, 0, 0",
        "1, -0.0, 0",
        "0, 1, 1.5707963267948966",
        "-1, 0, 3.141592653589793",
        "-1, -0.0, 3.141592653589793",
        "0, -1, 4.71238898038469",
        // 2 pi less something too small to be seen
        "1, -1e-17, 0",
        "1, -1e-15, 6.283185307179585",
        "1e-200, 1e-200, 0"
    })
    void theAzimuthIsFromZeroToJustBelowTwoPi(double px, double py, double phi) {
        assertThat(FourMomentum.phi(px, py)).isEqualTo(phi).isLessThan(2 * Math.PI);
    }

    /** 2000 directions on a grid and 2000 at random, with atan2 in 113 binary digits by libquadmath 12, rounded. */
    @Test
    void anglesAreCorrectlyRounded() {
        try (Npz reference = Npz.open(Resources.path("samples/angles.npz"))) {
            double[] y = reference.doubles("y");
            double[] x = reference.doubles("x");
            double[] angle = reference.doubles("angle");
            assertThat(angle).hasSize(4000);
            for (int i = 0; i < angle.length; i++) {
                assertThat(ArcTangent.of(y[i], x[i]))
                        .as("atan2(%s, %s)", y[i], x[i])
                        .isEqualTo(angle[i]);
            }
        }
    }

    @ParameterizedTest(name = "phi {0} and {1}")
    @CsvSource({"0.5, 1.5, 1", "0.1, 6.2, 0.033557", "6.2, 0.1, 0.033557"})
    void theDistanceInAzimuthIsTheShorterWayRound(double a, double b, double squared) {
        assertThat(FourMomentum.distance2(1, a, 1, b)).isCloseTo(squared, within(1e-6));
    }

    @ParameterizedTest(name = "pz / pt = {0}")
    @CsvSource({"1e-9, 1e-9", "1, 0.881373587019543", "1e12, 28.324168296488494", "1e200, 461.2101657793691"})
    void thePseudorapidityIsTheAreaSineWhateverItsSize(double slope, double eta) {
        // references worked out with 50 digits
        assertThat(new FourMomentum(1, 0, slope, Math.hypot(1, slope)).eta()).isCloseTo(eta, within(1e-13 * eta));
        assertThat(new FourMomentum(1, 0, -slope, Math.hypot(1, slope)).eta()).isCloseTo(-eta, within(1e-13 * eta));
    }
}
