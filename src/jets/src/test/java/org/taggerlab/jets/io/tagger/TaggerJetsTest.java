package org.taggerlab.jets.io.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.hdf5.Hdf5;
import org.taggerlab.jets.io.hdf5.Hdf5Column;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;

class TaggerJetsTest {

    @Test
    void momentaAreThoseThatNumPyUnpacks() {
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"));
                Npz reference = Npz.open(Resources.path("samples/twenty-w-jets-reference.npz"))) {
            double[] momenta = reference.doubles("momenta");
            int[] pids = Resources.ints(reference, "pids");
            int[] counts = Resources.ints(reference, "counts");

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
            assertThat(Arrays.stream(file.inspect().events()).mapToDouble(event -> event))
                    .containsExactly(
                            Arrays.stream(reference.doubles("events")).boxed().toArray(Double[]::new));
        }
    }

    @Test
    void theSumOfConstituentsHasTheMassStoredBesideThem() {
        Path path = Resources.path("samples/twenty-w-jets.h5");
        try (JetReader file = TaggerJets.open(path);
                Hdf5 hdf = Hdf5.open(path)) {
            Hdf5Column mass = hdf.column("jets/mass", 20, false);
            for (Jet jet : file) {
                assertThat(jet.momentum().mass()).isCloseTo(mass.number(jet.index()), within(0.3));
            }
        }
    }

    @Test
    void chosenJetsAreThoseThatAWholeReadingGives() {
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"))) {
            List<Jet> all = new ArrayList<>();
            file.forEach(all::add);
            List<Jet> chosen = new ArrayList<>();
            file.chosen(0, 7, 19).forEachRemaining(chosen::add);

            assertThat(chosen).extracting(Jet::index).containsExactly(0, 7, 19);
            assertThat(chosen.get(1).momenta()).containsExactly(all.get(7).momenta());
        }
    }

    @Test
    void anIndexBeyondTheSampleIsRefused() {
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"))) {
            assertThatThrownBy(() -> file.chosen(20).next())
                    .hasMessageContaining("jet 20")
                    .hasMessageContaining("20 jets");
        }
    }

    @Test
    void attributesAreReadAsText() {
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"))) {
            assertThat(file.attributes())
                    .containsEntry("generator", "Pythia 8.311")
                    .containsEntry("kind", "simulated")
                    .containsEntry("license", "CC0-1.0")
                    .containsEntry("jet_pt_min_gev", "500.0");
        }
    }

    @Test
    void everyUnusableJetIsListedWithItsReason() {
        try (JetReader file = TaggerJets.open(Resources.path("samples/bad-jets.h5"))) {
            Inspection inspection = file.inspect();

            assertThat(inspection.jets()).isEqualTo(20);
            assertThat(inspection.events()).containsExactly(eventNumbers("samples/bad-jets.h5"));
            assertThat(inspection.bad()).extracting(Inspection.BadJet::jet).containsExactly(3, 4, 7, 9, 12);
            assertThat(inspection.bad().get(0).reason()).isEqualTo("it has no constituents");
            assertThat(inspection.bad().get(1).reason()).contains("constituents sum to pt");
            assertThat(inspection.bad().get(2).reason()).contains("px = NaN");
            assertThat(inspection.bad().get(3).reason()).contains("constituents sum to pt");
            assertThat(inspection.bad().get(4).reason()).contains("constituent 2 has pz = NaN");
        }
    }

    private static long[] eventNumbers(String sample) {
        try (Hdf5 hdf = Hdf5.open(Resources.path(sample))) {
            Hdf5Column events = hdf.column("jets/event", -1, true);
            return LongStream.range(0, events.length()).map(events::whole).toArray();
        }
    }

    @Test
    void readingStopsAtAnUnusableJetAndNamesIt() {
        try (JetReader file = TaggerJets.open(Resources.path("samples/bad-jets.h5"))) {
            assertThatThrownBy(() -> file.forEach(jet -> {}))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("bad-jets.h5: jet 3: it has no constituents; ");
        }
    }

    @Test
    void aSampleWithoutJetsIsReadAsSuch() {
        try (JetReader file = TaggerJets.open(Resources.path("samples/no-jets.h5"))) {
            assertThat(file.inspect().jets()).isZero();
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
        assertThatThrownBy(() -> TaggerJets.open(Resources.path("samples/" + file)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(message);
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> TaggerJets.open(folder.resolve("top.h5")))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("top.h5: does not exist; check the path");
    }

    @Test
    void textIsNotTakenForHdf5(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("top.h5"), "E,px,py,pz\n1,2,3,4\n");

        assertThatThrownBy(() -> TaggerJets.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("is no readable HDF5 file");
    }

    @ParameterizedTest
    @CsvSource({"0.02", "0.3", "0.6", "0.9", "0.999"})
    void aTruncatedFileIsNeverReadAsWhole(double kept, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Resources.path("samples/twenty-w-jets.h5"));
        Path file = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(whole, (int) (kept * whole.length)));

        assertThatThrownBy(() -> {
                    try (JetReader jets = TaggerJets.open(file)) {
                        jets.inspect();
                    }
                })
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("cut.h5");
    }
}
