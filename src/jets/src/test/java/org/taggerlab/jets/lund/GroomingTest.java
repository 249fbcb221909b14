package org.taggerlab.jets.lund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.io.tagger.TaggerJets;
import org.taggerlab.jets.sample.JetReader;

/** Against 20 W jets clustered with FastJet 3.4.0 and histogrammed with NumPy. */
class GroomingTest {

    @Test
    void groomedMassesAreThoseOfFastJet() {
        List<SoftDrop> settings = List.of(SoftDrop.mmdt(), new SoftDrop(0.05, 1, 1), new SoftDrop(0.2, 0, 1));
        CambridgeAachen history = new CambridgeAachen();
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"));
                Npz reference = Npz.open(Resources.path("samples/twenty-w-jets-fastjet.npz"))) {
            double[] masses = reference.doubles("groomed_mass/z0.1_b0,z0.05_b1,z0.2_b0");
            for (Jet jet : file) {
                int whole = history.cluster(jet.momenta(), 0, jet.constituents());
                for (int i = 0; i < 3; i++) {
                    assertThat(settings.get(i).mass(history, whole))
                            .isCloseTo(masses[3 * jet.index() + i], within(1e-6));
                }
            }
        }
    }

    @Test
    void thePrimaryPlaneHasTheCountsThatFastJetAndNumPyGive() {
        LundPlane.Axes axes = new LundPlane.Axes(8, 0, 6, 10, -3, 7);
        LundPlane.Builder builder = new LundPlane.Builder(axes);
        LundDeclustering declustering = new LundDeclustering();
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"));
                Npz reference = Npz.open(Resources.path("samples/twenty-w-jets-fastjet.npz"))) {
            for (Jet jet : file) {
                declustering.decluster(jet.momenta(), 0, jet.constituents(), LundCuts.NONE);
                builder.add(declustering);
            }
            LundPlane plane = builder.build();
            int[] counts = Resources.ints(reference, "primary_plane/counts_lnkt_m3_7_ln1delta_0_6");

            assertThat(plane.jets()).isEqualTo(20);
            int inside = 0;
            for (int i = 0; i < counts.length; i++) {
                // 0.75 x 1 is the area of a bin
                assertThat(plane.density()[i]).isCloseTo(counts[i] / (20 * 0.75), within(1e-12));
                inside += counts[i];
            }
            assertThat(inside + plane.outside()).isEqualTo(Resources.ints(reference, "primary_plane/nodes")[0]);
        }
    }

    @Test
    void aJetOfOneConstituentAddsNoEmission() {
        LundPlane.Builder builder = new LundPlane.Builder(LundPlane.Axes.USUAL);
        LundDeclustering declustering = new LundDeclustering();
        declustering.decluster(new double[] {500, 0, 0, 500}, 0, 1, LundCuts.NONE);
        builder.add(declustering);

        assertThat(builder.build().jets()).isOne();
        assertThat(builder.build().density()).containsOnly(0);
        assertThat(builder.build().outside()).isZero();
    }
}
