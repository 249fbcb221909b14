package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;

class JetFileTest {

    @Test
    void momentaAreThoseThatNumPyUnpacks() {
        try (JetFile file = JetFile.open(Resources.path("samples/twenty-w-jets.h5"));
                Npz reference = Npz.open(Resources.path("samples/twenty-w-jets-reference.npz"))) {
            double[] momenta = reference.doubles("momenta");
            int[] pids = reference.ints("pids");
            int[] counts = reference.ints("counts");

            int at = 0;
            for (Jet jet : file) {
                assertThat(jet.constituents()).isEqualTo(counts[jet.index()]);
                assertThat(jet.pids()).containsExactly(Arrays.copyOfRange(pids, at, at + jet.constituents()));
                assertThat(jet.momenta())
                        .usingComparatorWithPrecision(1e-9)
                        .containsExactly(Arrays.copyOfRange(momenta, 4 * at, 4 * (at + jet.constituents())));
                at += jet.constituents();
            }
            assertThat(4 * at).isEqualTo(momenta.length);
            assertThat(Arrays.stream(file.events()).mapToDouble(event -> event))
                    .containsExactly(
                            Arrays.stream(reference.doubles("events")).boxed().toArray(Double[]::new));
        }
    }

    @Test
    void theSumOfConstituentsHasTheMassStoredBesideThem() {
        try (JetFile file = JetFile.open(Resources.path("samples/twenty-w-jets.h5"))) {
            double[] mass = file.quantity("mass");
            for (Jet jet : file) {
                assertThat(jet.momentum().mass()).isCloseTo(mass[jet.index()], within(0.3));
            }
        }
    }

    @Test
    void chosenJetsComeInTheOrderAskedFor() {
        try (JetFile file = JetFile.open(Resources.path("samples/twenty-w-jets.h5"))) {
            assertThat(file.jets(7, 0, 19)).extracting(Jet::index).containsExactly(7, 0, 19);
            assertThat(file.jets(7, 0, 19).get(0).momenta())
                    .containsExactly(file.jet(7).momenta());
        }
    }

    @Test
    void anIndexBeyondTheSampleIsRefused() {
        try (JetFile file = JetFile.open(Resources.path("samples/twenty-w-jets.h5"))) {
            assertThatThrownBy(() -> file.jet(20))
                    .hasMessageContaining("jet 20")
                    .hasMessageContaining("20 jets");
        }
    }

    @Test
    void attributesAreReadAsText() {
        try (JetFile file = JetFile.open(Resources.path("samples/twenty-w-jets.h5"))) {
            assertThat(file.attributes())
                    .containsEntry("generator", "Pythia 8.311")
                    .containsEntry("kind", "simulated")
                    .containsEntry("license", "CC0-1.0")
                    .containsEntry("jet_pt_min_gev", "500.0");
        }
    }

    @Test
    void everyUnusableJetIsListedWithItsReason() {
        try (JetFile file = JetFile.open(Resources.path("samples/bad-jets.h5"))) {
            Inspection inspection = file.inspect();

            assertThat(inspection.jets()).isEqualTo(20);
            assertThat(inspection.events()).containsExactly(file.events());
            assertThat(inspection.bad()).extracting(Inspection.BadJet::jet).containsExactly(3, 4, 7, 9, 12);
            assertThat(inspection.bad().get(0).reason()).isEqualTo("it has no constituents");
            assertThat(inspection.bad().get(1).reason()).contains("constituents sum to pt");
            assertThat(inspection.bad().get(2).reason()).contains("px = NaN");
            assertThat(inspection.bad().get(3).reason()).contains("constituents sum to pt");
            assertThat(inspection.bad().get(4).reason()).contains("constituent 2 has pz = NaN");
        }
    }

    @Test
    void readingStopsAtAnUnusableJetAndNamesIt() {
        try (JetFile file = JetFile.open(Resources.path("samples/bad-jets.h5"))) {
            assertThatThrownBy(() -> file.forEach(jet -> {}))
                    .isInstanceOfSatisfying(
                            SampleException.class, e -> assertThat(e.jet()).isEqualTo(OptionalInt.of(3)))
                    .hasMessageContaining("bad-jets.h5: jet 3: it has no constituents; ");
        }
    }

    @Test
    void aSampleWithoutJetsIsReadAsSuch() {
        try (JetFile file = JetFile.open(Resources.path("samples/no-jets.h5"))) {
            assertThat(file.jetCount()).isZero();
            assertThat(file.inspect().bad()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    wrong-format.h5    | its attribute format is tagger-jets/2, expected tagger-jets/1
                    missing-dataset.h5 | has no dataset constituents/delta_phi
                    wrong-dtype.h5     | constituents/ln_pt is of type float, expected integers
                    wrong-length.h5    | jets/pt has shape [19], expected [20]
                    counts-outside.h5  | constituents/ln_pt has shape
                    """)
    void aBrokenLayoutIsNamed(String file, String message) {
        assertThatThrownBy(() -> JetFile.open(Resources.path("samples/" + file)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(message);
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> JetFile.open(folder.resolve("top.h5")))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("top.h5: does not exist; check the path");
    }

    @Test
    void textIsNotTakenForHdf5(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("top.h5"), "E,px,py,pz\n1,2,3,4\n");

        assertThatThrownBy(() -> JetFile.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("is no readable HDF5 file");
    }

    @ParameterizedTest
    @CsvSource({"0.02", "0.3", "0.6", "0.9", "0.999"})
    void aTruncatedFileIsNeverReadAsWhole(double kept, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Resources.path("samples/twenty-w-jets.h5"));
        Path file = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(whole, (int) (kept * whole.length)));

        assertThatThrownBy(() -> {
                    try (JetFile jets = JetFile.open(file)) {
                        jets.inspect();
                    }
                })
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("cut.h5");
    }
}
