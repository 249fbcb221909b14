package org.taggerlab.jets.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.tagger.TaggerJets;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.Detector.Calorimeter;
import org.taggerlab.vocabulary.sample.Detector.Tracker;

class DetectorSimulationTest {
    private static final Tracker PERFECT_TRACKER = new Tracker(1, 0, Double.MAX_VALUE, 0, 0);
    private static final Calorimeter PERFECT_CALORIMETER = new Calorimeter(0, 0, 0, 0, 0);

    private static final DetectorSimulation PERFECT =
            new DetectorSimulation(new Detector(1, PERFECT_TRACKER, PERFECT_CALORIMETER, PERFECT_CALORIMETER));

    @Test
    void aPerfectDetectorKeepsEveryDirectionAndTransverseMomentumOfTracks() {
        Jet jet = jet(211, 10, 1, 2, -211, 20, 3, 4);
        Jet seen = PERFECT.measure(jet);

        assertThat(seen.pids()).containsExactly(-211, 211);
        assertThat(Arrays.copyOfRange(seen.momenta(), 4, 7)).containsExactly(10, 1, 2);
    }

    @Test
    void aSeedGivesTheSameJetWhereverItStands() {
        DetectorSimulation detector = barrel(7);
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"))) {
            for (Jet jet : file) {
                Jet moved = new Jet(999, jet.event(), jet.label(), jet.momenta(), jet.pids(), jet.flaw());
                assertThat(detector.measure(moved).momenta())
                        .containsExactly(detector.measure(jet).momenta());
            }
            Jet first = file.chosen(0).next();
            assertThat(barrel(8).measure(first).momenta())
                    .isNotEqualTo(detector.measure(first).momenta());
        }
    }

    @Test
    void theEnergyOfRealJetsIsKeptWithinTheResolution() {
        DetectorSimulation detector = barrel(7);
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"))) {
            double before = 0;
            double after = 0;
            for (Jet jet : file) {
                before += jet.momentum().pt();
                after += detector.measure(jet).momentum().pt();
            }
            assertThat(after / before).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void asManyTracksAreFoundAsTheEfficiencySays() {
        DetectorSimulation detector = new DetectorSimulation(
                new Detector(3, new Tracker(0.9, 0, 10, 0, 0), PERFECT_CALORIMETER, PERFECT_CALORIMETER));
        Jet seen = detector.measure(many(211, 10_000, 5));

        // five standard deviations; what is not tracked ends in the hadronic calorimeter
        assertThat(Arrays.stream(seen.pids()).filter(pid -> pid == 211).count()).isCloseTo(9_000, within(150L));
        assertThat(seen.constituents()).isEqualTo(10_000);
    }

    @Test
    void energiesScatterAsTheResolutionSays() {
        // 0.1 / sqrt(25) = 0.02 and 0.015 in quadrature: 0.025
        DetectorSimulation detector = new DetectorSimulation(
                new Detector(3, PERFECT_TRACKER, new Calorimeter(0, 0, 0.1, 0.015, 0), PERFECT_CALORIMETER));
        Jet seen = detector.measure(many(22, 10_000, 25));
        double[] response = IntStream.range(0, seen.constituents())
                .mapToDouble(i -> seen.momenta()[4 * i + 3] / 25)
                .toArray();
        double mean = Arrays.stream(response).average().orElseThrow();
        double variance =
                Arrays.stream(response).map(r -> (r - mean) * (r - mean)).sum() / (response.length - 1);

        assertThat(mean).isCloseTo(1, within(5 * 0.025 / 100));
        assertThat(Math.sqrt(variance)).isCloseTo(0.025, within(5 * 0.025 / Math.sqrt(20_000)));
    }

    @Test
    void twoPhotonsInOneCellBecomeOneDepositInItsMiddle() {
        DetectorSimulation detector = new DetectorSimulation(
                new Detector(1, PERFECT_TRACKER, new Calorimeter(0.1, 0.1, 0, 0, 0), PERFECT_CALORIMETER));
        double[] a = massless(3, 0.11, 0.21);
        double[] b = massless(2, 0.19, 0.29);
        double[] c = massless(1, 0.21, 0.29);
        double[] momenta = IntStream.range(0, 12)
                .mapToDouble(i -> (i < 4 ? a : i < 8 ? b : c)[i % 4])
                .toArray();
        Jet seen = detector.measure(Jet.of(0, 0, 1, momenta, new int[] {22, 22, 111}));

        double energy = 3 * Math.cosh(0.11) + 2 * Math.cosh(0.19);
        assertThat(seen.constituents()).isEqualTo(2);
        assertThat(seen.momenta()[3]).isCloseTo(energy, within(1e-12));
        assertThat(seen.momenta()[1] / seen.momenta()[0]).isCloseTo(Math.tan(5 * Math.PI / 63), within(1e-12));
        assertThat(seen.momenta()[2] / seen.momenta()[3]).isCloseTo(Math.tanh(0.15), within(1e-12));
    }

    @Test
    void aWholeNumberOfCellsGoesRound() {
        // 6.28 cells of 1.0 would leave a sliver; six of pi / 3 do not
        DetectorSimulation detector = new DetectorSimulation(
                new Detector(1, PERFECT_TRACKER, new Calorimeter(0.1, 1, 0, 0, 0), PERFECT_CALORIMETER));
        double[] before = massless(2, 0.01, 2 * Math.PI - 0.1);
        double[] after = massless(2, 0.01, 0.1);
        double[] momenta = IntStream.range(0, 8)
                .mapToDouble(i -> (i < 4 ? before : after)[i % 4])
                .toArray();
        Jet seen = detector.measure(Jet.of(0, 0, 1, momenta, new int[] {22, 22}));

        double[] angles = IntStream.range(0, 2)
                .mapToDouble(i -> Math.atan2(seen.momenta()[4 * i + 1], seen.momenta()[4 * i]))
                .sorted()
                .toArray();
        assertThat(angles).usingComparatorWithPrecision(1e-12).containsExactly(-Math.PI / 6, Math.PI / 6);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {12, -14, 16})
    void neutrinosLeaveNothing(int pid) {
        assertThat(PERFECT.measure(jet(211, 10, 1, 2, pid, 20, 3, 4)).pids()).containsExactly(211);
    }

    @Test
    void whatIsBelowThresholdIsNotSeen() {
        DetectorSimulation detector = new DetectorSimulation(new Detector(
                1, new Tracker(1, 1, 2.5, 0, 0), new Calorimeter(0, 0, 0, 0, 2), new Calorimeter(0, 0, 0, 0, 3)));

        // a soft pion misses the tracker and the threshold of the calorimeter; a soft muon leaves nothing anywhere
        assertThat(detector.measure(jet(22, 2.1, 0, 0, 22, 1.9, 0, 0, 130, 3.1, 0, 0, 130, 2.9, 0, 0))
                        .pids())
                .containsExactly(130, 22);
        assertThat(detector.measure(jet(211, 0.9, 0, 0, 13, 0.9, 0, 0, 211, 1.1, 0, 0))
                        .pids())
                .containsExactly(211);
    }

    @ParameterizedTest(name = "{0} has charge {1}")
    @CsvSource({
        "211, 1", "-211, -1", "321, 1", "-321, -1", "2212, 1", "-2212, -1", "2112, 0", "130, 0", "111, 0", "22, 0",
        "11, -1", "-13, 1", "511, 0", "521, 1", "-521, -1", "531, 0", "541, 1", "5122, 0", "5112, -1", "5222, 1",
        "5132, -1", "3112, -1", "3222, 1", "3312, -1", "411, 1", "431, 1", "421, 0", "12, 0", "310, 0", "3122, 0"
    })
    void theChargeIsThatOfTheParticleDataGroup(int pid, int charge) {
        assertThat(Charge.sign(pid)).isEqualTo(charge);
    }

    @Test
    void jetsWithoutCodesOfTheirConstituentsCannotBeMeasured() {
        Jet jet = Jet.of(5, 0, 1, new double[] {1, 0, 0, 1}, new int[0]);

        assertThat(PERFECT.measure(jet).flaw()).contains("its constituents have no PDG codes, which a detector needs");
        assertThat(PERFECT.measure(jet.flawed("it is old")).flaw()).contains("it is old");
    }

    private static DetectorSimulation barrel(long seed) {
        return new DetectorSimulation(new Detector(
                seed,
                new Tracker(0.95, 0.5, 2.5, 0.01, 1e-4),
                new Calorimeter(0.0174, 0.0174, 0.11, 0.008, 0.3),
                new Calorimeter(0.087, 0.0873, 1.5, 0.05, 1.0)));
    }

    /** Rows pid, px, py, pz. */
    private static Jet jet(double... rows) {
        double[] momenta = new double[rows.length];
        int[] pids = new int[rows.length / 4];
        for (int i = 0; i < pids.length; i++) {
            pids[i] = (int) rows[4 * i];
            System.arraycopy(rows, 4 * i + 1, momenta, 4 * i, 3);
            momenta[4 * i + 3] = Math.sqrt(
                    Arrays.stream(rows, 4 * i + 1, 4 * i + 4).map(p -> p * p).sum());
        }
        return Jet.of(0, 0, 1, momenta, pids);
    }

    private static Jet many(int pid, int count, double energy) {
        double[] momenta = IntStream.range(0, count)
                .mapToObj(i -> new double[] {energy * Math.cos(i * 1e-4), energy * Math.sin(i * 1e-4), 0, energy})
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return Jet.of(
                0, 0, 1, momenta, IntStream.generate(() -> pid).limit(count).toArray());
    }

    private static double[] massless(double pt, double eta, double phi) {
        return new double[] {pt * Math.cos(phi), pt * Math.sin(phi), pt * Math.sinh(eta), pt * Math.cosh(eta)};
    }
}
