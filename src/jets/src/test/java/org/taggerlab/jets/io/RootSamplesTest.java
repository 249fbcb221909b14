package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.trees.JetClass;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;

/** ROOT files laid out in Python from 20 W jets: the momenta are those of NumPy, rounded to 32 bits. */
class RootSamplesTest {

    @ParameterizedTest(name = "compression {0}")
    @ValueSource(strings = {"zl", "xz", "l4", "zs", "cs", "plain"})
    void jetClassIsReadWhateverItsCompression(String compression) {
        Path path = Resources.path("samples/jetclass-20-" + compression + ".root");
        assertThat(JetFormat.detect(path)).isEqualTo(JetFormat.JETCLASS);
        try (JetReader file = JetFormat.open(path);
                Npz reference = Npz.open(Resources.path("samples/twenty-w-jets-reference.npz"))) {
            float[] momenta = Resources.floats(reference, "momenta");
            int[] pids = Resources.ints(reference, "pids");
            int[] counts = Resources.ints(reference, "counts");
            int at = 0;
            int read = 0;
            for (Jet jet : file) {
                assertThat(jet.constituents()).isEqualTo(counts[read]);
                for (int i = 0; i < jet.constituents(); i++, at++) {
                    for (int k = 0; k < 4; k++) {
                        assertThat(jet.momenta()[4 * i + k]).isEqualTo(momenta[4 * at + k]);
                    }
                    // flags tell the kind only: photons and leptons keep their code, hadrons become pions and K0L
                    int kind = Math.abs(pids[at]);
                    assertThat(Math.abs(jet.pids()[i]))
                            .isIn(kind == 22 || kind == 11 || kind == 13 ? List.of(kind) : List.of(211, 130));
                }
                // the file has label_QCD on every second jet
                assertThat(jet.label()).isEqualTo(1 - read % 2);
                read++;
            }
            assertThat(read).isEqualTo(20);
            assertThat(file.inspect().bad()).isEmpty();
        }
    }

    @Test
    void particleFlowCandidatesOfNanoAodAreClusteredAsFastJetDoes() {
        Clustering selection = new Clustering(1.0, 200, 2.5, 1000);
        Path path = Resources.path("samples/nanoaod-5.root");
        assertThat(JetFormat.detect(path)).isEqualTo(JetFormat.NANOAOD);
        try (JetReader file = JetFormat.open(path, selection);
                Npz reference = Npz.open(Resources.path("samples/anti-kt-fastjet.npz"))) {
            List<Jet> jets = new ArrayList<>();
            file.forEach(jets::add);
            int[] events = Resources.ints(reference, "r1_pt200/event");
            int[] counts = Resources.ints(reference, "r1_pt200/counts");
            double[] momenta = reference.doubles("r1_pt200/momenta");

            assertThat(file.attributes()).containsEntry("kind", "simulated");
            assertThat(jets).hasSize(events.length);
            for (int i = 0; i < events.length; i++) {
                assertThat(jets.get(i).event()).isEqualTo(500 + events[i]);
                assertThat(jets.get(i).constituents()).isEqualTo(counts[i]);
                assertThat(jets.get(i).momentum().px())
                        .isCloseTo(momenta[4 * i], org.assertj.core.api.Assertions.within(1e-3));
            }
        }
    }

    @Test
    void nanoAodWithoutConstituentsIsRefused() {
        assertThatThrownBy(() -> JetFormat.open(Resources.path("samples/nanoaod-plain.root")))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("nanoaod-plain.root: has no [PFCands_pt, ")
                .hasMessageContaining("use a PFNano file");
    }

    @Test
    void aMissingBranchIsNamedWithSomeThatThereAre() {
        try (RootFile file = RootFile.open(Resources.path("samples/jetclass-20-zl.root"))) {
            assertThatThrownBy(() -> file.tree("tree").branch("part_pt"))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("tree \"tree\" has no branch \"part_pt\"")
                    .hasMessageContaining("jet_nparticles");
            assertThatThrownBy(() -> file.tree("Events")).hasMessageContaining("its trees are [tree]");
        }
    }

    @Test
    void aDirectoryInsideItselfIsRefused(@TempDir Path folder) throws IOException {
        Path file = HostileRoot.circle(folder.resolve("circle.root"));

        assertThatThrownBy(() -> RootFile.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining(
                        "circle.root: cannot be read: its directory \"circle/\" is inside itself, or in two places");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 0.9, 0.999})
    void aTruncatedFileIsNeverReadAsWhole(double kept, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Resources.path("samples/jetclass-20-zs.root"));
        Path file = Files.write(folder.resolve("cut.root"), Arrays.copyOf(whole, (int) (kept * whole.length)));

        assertThatThrownBy(() -> JetClass.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("it is truncated");
    }
}
