package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.io.text.HepMc3;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;

/** Five events with neutrinos, incoming and intermediate particles, one of them in MeV; jets from FastJet 3.4.0. */
class HepMc3Test {

    private static final Clustering SELECTION = new Clustering(1.0, 200, 2.5, 1000);

    @Test
    void jetsAreThoseThatFastJetMakesOfTheVisibleStableParticles() {
        List<Jet> jets = new ArrayList<>();
        try (JetReader file = HepMc3.open(Resources.path("samples/five-events.hepmc3"), SELECTION);
                Npz reference = Npz.open(Resources.path("samples/anti-kt-fastjet.npz"))) {
            file.forEach(jets::add);
            int[] events = Resources.ints(reference, "r1_pt200/event");
            int[] counts = Resources.ints(reference, "r1_pt200/counts");
            double[] momenta = reference.doubles("r1_pt200/momenta");

            assertThat(jets).hasSize(events.length);
            for (Jet jet : jets) {
                int i = jet.index();
                assertThat(jet.event()).isEqualTo(100 + events[i]);
                assertThat(jet.constituents()).isEqualTo(counts[i]).isEqualTo(jet.pids().length);
                assertThat(new double[] {
                            jet.momentum().px(),
                            jet.momentum().py(),
                            jet.momentum().pz(),
                            jet.momentum().energy()
                        })
                        .usingComparatorWithPrecision(1e-8)
                        .containsExactly(momenta[4 * i], momenta[4 * i + 1], momenta[4 * i + 2], momenta[4 * i + 3]);
            }
        }
    }

    @Test
    void theFormatIsRecognised() {
        assertThat(JetFormat.detect(Resources.path("samples/five-events.hepmc3")))
                .isEqualTo(JetFormat.HEPMC3);
    }

    @Test
    void hepMc2IsRefusedWithWhatConvertsIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.hepmc"), "\nHepMC::Version 2.06.09\nHepMC::IO_GenEvent-START_EVENT_LISTING\n");

        assertThatThrownBy(() -> HepMc3.open(file, SELECTION))
                .hasMessageContaining("a.hepmc: begins with \"HepMC::Version 2.06.09\"")
                .hasMessageContaining("convert_example");
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    HepMC::Asciiv3-END_EVENT_LISTING | ''        | ends without HepMC::Asciiv3-END_EVENT_LISTING
                    U GEV MM                         | U KEV MM  | line 6: the unit of momentum is "KEV"
                    P 3 -1 24 0 300.0 0 400.0 80.4 22 | P 3 -1   | the line has too few numbers
                    P 3 -1 24 0                      | P 3 -1 x 0 | "x" stands where a whole number was expected
                    P 2 0 12 900.0                   | P 2 0 12 9oo | "9oo" stands where a number was expected
                    """)
    void brokenTextIsNamedByItsLine(String old, String replacement, String message, @TempDir Path folder)
            throws IOException {
        String text = Files.readString(Resources.path("samples/five-events.hepmc3"));
        assertThat(text).contains(old);
        Path file = Files.writeString(folder.resolve("broken.hepmc3"), text.replace(old, replacement));

        assertThatThrownBy(() -> HepMc3.open(file, SELECTION).forEach(jet -> {}))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("broken.hepmc3")
                .hasMessageContaining(message);
    }
}
