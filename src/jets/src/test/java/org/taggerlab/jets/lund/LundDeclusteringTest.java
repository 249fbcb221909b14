package org.taggerlab.jets.lund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.cluster.AntiKt;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Against jets that FastJet 3.4.0 declustered: 360 of particles, and 201 most of which were measured by a detector with cells,
 * where many distances are equal.
 */
class LundDeclusteringTest {

    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest(name = "{0}, cuts \"{1}\"")
    @CsvSource({
        "lund-declustering, all",
        "lund-declustering, kt1",
        "lund-declustering, kt05_d01",
        "lund-declustering-gridded, all"
    })
    void theTreeAndEveryFeatureAreThoseOfFastJet(String file, String cuts) {
        try (Npz npz = Npz.open(Resources.path("lund/" + file + ".npz"))) {
            double[] momenta = npz.doubles("constituents/px_py_pz_e_gev");
            int[] counts = Resources.ints(npz, "constituents/count_per_jet");
            double[] expected = npz.doubles(cuts + "/nodes_lnz_lndelta_psi_lnm_lnkt");
            int[] parents = Resources.ints(npz, cuts + "/parent");
            int[] nodes = Resources.ints(npz, cuts + "/nodes_per_jet");
            LundCuts lundCuts = new LundCuts(npz.doubles(cuts + "/kt_min_gev")[0], npz.doubles(cuts + "/delta_min")[0]);

            LundDeclustering declustering = new LundDeclustering();
            int constituent = 0;
            int node = 0;
            for (int jet = 0; jet < counts.length; jet++) {
                int found = declustering.decluster(momenta, constituent, counts[jet], lundCuts);
                assertThat(found).as("nodes of jet %d", jet).isEqualTo(nodes[jet]);
                for (int i = 0; i < found; i++, node++) {
                    assertThat(declustering.parent(i))
                            .as("parent of node %d of jet %d", i, jet)
                            .isEqualTo(parents[node]);
                    for (LundFeature feature : LundFeature.values()) {
                        // no tie changes a tree; psi at phi1 ~ phi2 is no exception
                        assertThat(declustering.value(i, feature))
                                .as("%s of node %d of jet %d", feature, i, jet)
                                .isCloseTo(finite(expected[5 * node + feature.ordinal()]), within(TOLERANCE));
                    }
                }
                constituent += counts[jet];
            }
            assertThat(node).isEqualTo(parents.length);
        }
    }

    /** ln m of two parallel massless deposits, of which FastJet's mass is exactly 0, and ours 1e-10 GeV. */
    private static double finite(double expected) {
        return expected == Double.NEGATIVE_INFINITY ? Math.log(1e-10) : expected;
    }

    @Test
    void ofTwoEquallyHardOnesTheOlderIsTheHarder() {
        LundDeclustering declustering = new LundDeclustering();
        // 0 and 1 are next to each other; then 2 and their sum have the same transverse momentum, and 2 is the older
        int nodes = declustering.decluster(
                new double[] {3, 0, 1, Math.sqrt(10), 4, 0, 1.4, Math.sqrt(17.96), 0, 7, 0, 7}, 0, 3, LundCuts.NONE);

        assertThat(nodes).isEqualTo(2);
        assertThat(declustering.parent(1)).isZero();
        assertThat(declustering.primary(1)).isFalse();
        assertThat(declustering.value(0, LundFeature.LN_Z)).isEqualTo(Math.log(0.5));
    }

    @ParameterizedTest(name = "with (0, 0, {0}, {1})")
    @CsvSource({"7.0000005, 7", "7, 7", "-7, 7", "1e14, 1e14"})
    void whatGoesAlongTheBeamStaysOutsideAsInFastJet(double pz, double energy) {
        Jet jet = Jet.of(0, 0, Jet.UNLABELLED, new double[] {500, 0, 0, 500, 0, 0, pz, energy}, new int[0]);
        assertThat(jet.flaw()).isEmpty();

        LundGraphs graphs = LundGraphs.of(List.of(jet), LundCuts.NONE, LundFeature.LUNDNET5);
        assertThat(graphs.parents()).containsExactly(-1);
        assertThat(graphs.features()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void theJetIsTheHardestOfWhatStaysApart() {
        LundDeclustering declustering = new LundDeclustering();
        double[] twoPronged = {10, 0, 0, 10, 30 * Math.cos(0.4), 30 * Math.sin(0.4), 0, 30};
        double[] withBeam = new double[12];
        withBeam[2] = 9;
        withBeam[3] = 9;
        System.arraycopy(twoPronged, 0, withBeam, 4, 8);

        assertThat(declustering.decluster(withBeam, 0, 3, LundCuts.NONE)).isOne();
        assertThat(declustering.empty()).isFalse();
        assertThat(declustering.value(0, LundFeature.LN_DELTA)).isCloseTo(Math.log(0.4), within(1e-12));
    }

    @Test
    void aBranchWithoutTransverseMomentumGivesFiniteFeatures() {
        LundDeclustering declustering = new LundDeclustering();
        // rapidities of 46 from momenta whose squares vanish, and a third that keeps them within the radius
        int nodes = declustering.decluster(
                new double[] {1e-170, 0, 1, 2, 2e-170, 0, 1, 2, 500, 0, 0, 500}, 0, 3, LundCuts.NONE);

        assertThat(nodes).isEqualTo(2);
        for (int node = 0; node < nodes; node++) {
            for (LundFeature feature : LundFeature.values()) {
                assertThat(declustering.value(node, feature)).isFinite();
            }
        }
    }

    @ParameterizedTest(name = "momenta of {0} GeV")
    @ValueSource(doubles = {1e160, 1e200, 1e16})
    void momentaThatNoParticleHasAreAFlaw(double momentum) {
        Jet jet = Jet.of(0, 0, Jet.UNLABELLED, new double[] {500, 0, 0, 500, 0, 0, momentum, momentum}, new int[0]);
        assertThat(jet.flaw().orElseThrow()).contains("GeV in all, expected less than 1.0E15");
    }

    @Test
    void declusteringAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Npz npz = Npz.open(Resources.path("lund/lund-declustering-gridded.npz"))) {
            double[] momenta = npz.doubles("constituents/px_py_pz_e_gev");
            int[] counts = Resources.ints(npz, "constituents/count_per_jet");
            LundDeclustering declustering = new LundDeclustering();
            long least = Long.MAX_VALUE;
            // the first rounds let arrays grow and classes load
            for (int round = 0; round < 5; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int jet = 0, at = 0; jet < counts.length; at += counts[jet++]) {
                    declustering.decluster(momenta, at, counts[jet], LundCuts.NONE);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).isZero();
        }
    }

    @Test
    void aJetOfOneConstituentHasOneNodeOfZeros() {
        LundGraphs graphs = LundGraphs.of(List.of(jet(500, 20, 30, 600)), LundCuts.NONE, LundFeature.LUNDNET5);

        assertThat(graphs.offsets()).containsExactly(0, 1);
        assertThat(graphs.parents()).containsExactly(-1);
        assertThat(graphs.features()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void aJetWithNoDeclusteringAboveTheCutHasOneNodeOfZeros() {
        // kt = 1 GeV x about 0.1
        LundGraphs graphs = LundGraphs.of(
                List.of(jet(500, 0, 0, 500, 1, 0.1, 0, Math.sqrt(1.01))),
                new LundCuts(1, 0),
                List.of(LundFeature.LN_Z, LundFeature.LN_DELTA, LundFeature.LN_KT));

        assertThat(graphs.parents()).containsExactly(-1);
        assertThat(graphs.features()).containsExactly(0, 0, 0);
    }

    @Test
    void twoMasslessParticlesHaveTheNodeThatPaperAndPencilGive() {
        // pt 30 at phi 0.4, pt 10 at phi 0, both at rapidity 0: m^2 = 2 pt1 pt2 (1 - cos 0.4)
        LundDeclustering declustering = new LundDeclustering();
        int nodes = declustering.decluster(
                new double[] {10, 0, 0, 10, 30 * Math.cos(0.4), 30 * Math.sin(0.4), 0, 30}, 0, 2, LundCuts.NONE);

        assertThat(nodes).isOne();
        assertThat(declustering.value(0, LundFeature.LN_Z)).isCloseTo(Math.log(0.25), within(1e-12));
        assertThat(declustering.value(0, LundFeature.LN_DELTA)).isCloseTo(Math.log(0.4), within(1e-12));
        assertThat(declustering.value(0, LundFeature.PSI)).isCloseTo(0, within(1e-12));
        assertThat(declustering.value(0, LundFeature.LN_M))
                .isCloseTo(0.5 * Math.log(600 * (1 - Math.cos(0.4))), within(1e-12));
        assertThat(declustering.value(0, LundFeature.LN_KT)).isCloseTo(Math.log(4), within(1e-12));
    }

    @Test
    void twoEqualMasslessParticlesGiveFiniteFeatures() {
        LundDeclustering declustering = new LundDeclustering();
        declustering.decluster(new double[] {10, 0, 0, 10, 10, 0, 0, 10}, 0, 2, LundCuts.NONE);

        assertThat(Arrays.stream(LundFeature.values()).mapToDouble(f -> declustering.value(0, f)))
                .allMatch(Double::isFinite);
    }

    @Test
    void tenThousandConstituentsBecomeTenThousandNodesLessOne() {
        double[] momenta = IntStream.range(0, 10_000)
                .mapToObj(i -> {
                    double phi = 0.8 * ((i * 7919) % 10_007) / 10_007;
                    double y = 0.8 * ((i * 104_729) % 10_009) / 10_009;
                    return new double[] {Math.cos(phi), Math.sin(phi), Math.sinh(y), Math.cosh(y)};
                })
                .flatMapToDouble(Arrays::stream)
                .toArray();

        assertThat(new LundDeclustering().decluster(momenta, 0, 10_000, LundCuts.NONE))
                .isEqualTo(9_999);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void tenThousandConstituentsInOnePlaceTakeNoLonger() {
        double[] momenta = IntStream.range(0, 10_000)
                .mapToObj(i -> new double[] {1, 0, 0, 1})
                .flatMapToDouble(Arrays::stream)
                .toArray();

        assertThat(new LundDeclustering().decluster(momenta, 0, 10_000, LundCuts.NONE))
                .isEqualTo(9_999);
        assertThat(new AntiKt(1).cluster(momenta, Clustering.FAT_JETS))
                .singleElement()
                .satisfies(jet -> assertThat(jet).hasSize(10_000));
    }

    @Test
    void columnsStandInTheOrderAskedFor() {
        Jet jet = jet(10, 0, 0, 10, 30 * Math.cos(0.4), 30 * Math.sin(0.4), 0, 30);
        List<LundFeature> features = LundFeature.named(List.of("ln-kt", "psi", "ln-z"));

        assertThat(LundGraphs.of(List.of(jet), LundCuts.NONE, features).features())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly((float) Math.log(4), 0f, (float) Math.log(0.25));
    }

    @Test
    @DisplayName("an unknown feature is refused with the list of those there are")
    void unknownFeature() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> LundFeature.named(List.of("ln-k")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"ln-k\" is no feature of a Lund node; there are ln-z, ln-delta, psi, ln-m, ln-kt");
    }

    private static Jet jet(double... momenta) {
        return new Jet(0, 0, Jet.UNLABELLED, momenta, new int[0], Optional.empty());
    }
}
