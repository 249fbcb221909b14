package org.taggerlab.jets.lund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.Npz;

/** Against 360 jets that FastJet 3.4.0 declustered: 120 QCD, 120 top, 120 W. */
class LundDeclusteringTest {

    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest(name = "cuts \"{0}\"")
    @ValueSource(strings = {"all", "kt1", "kt05_d01"})
    void theTreeAndEveryFeatureAreThoseOfFastJet(String cuts) {
        try (Npz npz = Npz.open(Resources.path("lund/lund-declustering.npz"))) {
            double[] momenta = npz.doubles("constituents/px_py_pz_e_gev");
            int[] counts = npz.ints("constituents/count_per_jet");
            double[] expected = npz.doubles(cuts + "/nodes_lnz_lndelta_psi_lnm_lnkt");
            int[] parents = npz.ints(cuts + "/parent");
            int[] nodes = npz.ints(cuts + "/nodes_per_jet");
            LundCuts lundCuts = new LundCuts(npz.doubles(cuts + "/kt_min_gev")[0], npz.doubles(cuts + "/delta_min")[0]);

            LundDeclustering declustering = new LundDeclustering();
            int constituent = 0;
            int node = 0;
            int exceptions = 0;
            for (int jet = 0; jet < counts.length; jet++) {
                int found = declustering.decluster(momenta, constituent, counts[jet], lundCuts);
                assertThat(found).as("nodes of jet %d", jet).isEqualTo(nodes[jet]);
                for (int i = 0; i < found; i++, node++) {
                    assertThat(declustering.parent(i)).isEqualTo(parents[node]);
                    for (LundFeature feature : LundFeature.values()) {
                        double difference =
                                Math.abs(declustering.value(i, feature) - expected[5 * node + feature.ordinal()]);
                        exceptions += difference > TOLERANCE ? 1 : 0;
                    }
                }
                constituent += counts[jet];
            }
            assertThat(node).isEqualTo(parents.length);
            // no tie changes a tree; no value, psi at phi1 ~ phi2 included, is off by more than 1e-9
            assertThat(exceptions).isZero();
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
                List.of(jet(500, 0, 0, 500, 1, 0.1, 0, Math.sqrt(1.01))), new LundCuts(1, 0), LundFeature.LUNDNET3);

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
