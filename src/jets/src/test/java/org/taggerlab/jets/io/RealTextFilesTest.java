package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.event.EventObject;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.io.tagger.Conversion;
import org.taggerlab.jets.io.text.TextFile;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** Files of text as other programs write them: each has a right outcome, worked out with HepMC3, or by hand. */
class RealTextFilesTest {

    private static final Clustering ABOVE_100 = new Clustering(1, 100, 2.5, 1000);

    @TempDir
    private Path folder;

    @Test
    void aParticleOfHepMc3ThatIsNotFiniteIsLeftOutAndTheCountGoesThroughAllFiles() throws IOException {
        String text = Files.readString(sample("five-events.hepmc3"));
        Path file = Files.writeString(folder.resolve("a.hepmc3"), text.replaceFirst("P 2 0 12 900.0", "P 2 0 11 NaN"));
        Path target = folder.resolve("a.h5");
        var part = new JetFiles.Part(file, "1".repeat(64));
        var again = new JetFiles.Part(file, "2".repeat(64));

        try (JetFiles files = JetFiles.open(List.of(part, again), ABOVE_100)) {
            assertThat(files.inspect().bad()).allMatch(bad -> bad.reason().startsWith("it repeats"));
            assertThat(files.leftOut().counts()).containsExactly(Map.entry("not finite", 2L));
            assertThat(new Conversion(Map.of(), null, null, true)
                            .convert(files, target)
                            .leftOut())
                    .containsExactly(Map.entry("not finite", 2L));
        }
    }

    @Test
    void listingsOfHepMc3AfterOneAnotherAreAllRead() {
        List<Jet> jets = jets(sample("two-listings.hepmc3"), ABOVE_100);

        assertThat(jets).extracting(Jet::event).containsExactly(1L, 1L, 2L, 2L);
    }

    @Test
    void membersOfAGzipFileAreListingsToo() throws IOException {
        byte[] one = gzip(Files.readString(sample("five-events.hepmc3")));
        Path file = folder.resolve("joined.hepmc3.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(one);
            out.write(one);
        }

        assertThat(jets(file, ABOVE_100))
                .hasSize(2 * jets(sample("five-events.hepmc3"), ABOVE_100).size());
    }

    @Test
    void aMemberOfAGzipFileThatIsDamagedIsNotTakenForTheEnd() throws IOException {
        byte[] one = gzip(Files.readString(sample("five-events.hepmc3")));
        byte[] damaged = one.clone();
        damaged[0] = 0;
        Path file = folder.resolve("joined.hepmc3.gz");
        for (byte[] more : List.of(damaged, Arrays.copyOf(one, 5), new byte[] {1})) {
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(one);
                out.write(more);
            }

            assertThatThrownBy(() -> jets(file, ABOVE_100))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("joined.hepmc3.gz")
                    .hasMessageContaining("those after byte " + one.length + " are no gzip");
        }
    }

    @Test
    void whereAMemberEndsInTheBufferDoesNotMatter() throws IOException {
        var random = new Random(7);
        byte[] noise = new byte[2 << 16];
        random.nextBytes(noise);
        Path file = folder.resolve("a.gz");
        // members that end at and around the end of the buffer of 65,536 bytes, first and second
        for (int length = (1 << 16) - 60; length < (1 << 16) + 10; length++) {
            byte[] first = FuzzSamples.gzip(Arrays.copyOf(noise, length));
            byte[] whole = join(first, FuzzSamples.gzip(noise));

            try (InputStream in = TextFile.open(Files.write(file, whole))) {
                assertThat(in.readAllBytes()).hasSize(length + noise.length);
            }
            try (InputStream in = TextFile.open(Files.write(file, join(whole, new byte[] {0x1f})))) {
                assertThatThrownBy(in::readAllBytes).hasMessageContaining("after byte " + whole.length);
            }
        }
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    HepMC::Version 2.06.09                                         | line 21: "HepMC::Version 2.06.09" begins a listing of HepMC2
                    E 3 0 0                                                        | line 21: an event comes after the end of its listing
                    HepMC::Version 3.02.05\\nHepMC::Asciiv3-START_EVENT_LISTING   | it is cut short
                    """)
    void whatFollowsAListingIsNotPassedOverInSilence(String more, String message) throws IOException {
        List<String> lines = Files.readAllLines(sample("two-listings.hepmc3")).subList(0, 20);
        Path file = Files.writeString(
                folder.resolve("a.hepmc3"), String.join("\n", lines) + "\n" + more.replace("\\n", "\n") + "\n");

        assertThatThrownBy(() -> jets(file, ABOVE_100)).hasMessageContaining(message);
    }

    @Test
    void aListingOfHepMc2IsNamedWithWhatConvertsIt() throws IOException {
        assertThatThrownBy(() -> jets(sample("hepmc2-body-of-version-3.hepmc"), ABOVE_100))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("line 2: \"HepMC::IO_GenEvent-START_EVENT_LISTING\" begins a listing of HepMC2")
                .hasMessageContaining("convert_example -i hepmc2 -o hepmc3");
        String text = Files.readString(sample("hepmc2-body-of-version-3.hepmc"))
                .replace("HepMC::IO_GenEvent-START_EVENT_LISTING\n", "");
        Path bare = Files.writeString(folder.resolve("bare.hepmc"), text);
        assertThatThrownBy(() -> jets(bare, ABOVE_100)).hasMessageContaining("is an event of HepMC2");
    }

    @Test
    void namesAndAByteOrderMarkBeforeEventsOfHiggsAreNoEvents() throws IOException {
        List<List<EventObject>> plain = events(sample("higgs-without.csv"), 1);
        String text = Files.readString(sample("higgs-without.csv"));
        Path marked = Files.writeString(folder.resolve("marked.csv"), "\ufeff" + text);
        Path both = Files.writeString(
                folder.resolve("both.csv"), "\ufeff" + Files.readString(sample("higgs-with-a-line-of-names.csv")));

        assertThat(plain).hasSize(3);
        assertThat(events(sample("higgs-with-a-line-of-names.csv"), 1)).isEqualTo(plain);
        assertThat(events(sample("higgs-with-a-line-of-names.csv"), 0)).hasSize(3);
        assertThat(events(marked, 1)).isEqualTo(plain);
        assertThat(events(both, 1)).isEqualTo(plain);
        assertThat(EventFormat.holdsEvents(both)).isTrue();
    }

    @Test
    void columnsOfHiggsInAnotherOrderAreRefusedByTheirNames() throws IOException {
        String text = Files.readString(sample("higgs-with-a-line-of-names.csv"));
        Path file = Files.writeString(
                folder.resolve("a.csv"), text.replace("lepton_eta,lepton_phi", "lepton_phi,lepton_eta"));

        assertThatThrownBy(() -> events(file, 1))
                .hasMessageContaining("line 1 names column 3 \"lepton_phi\", expected lepton eta");
    }

    @Test
    void headersOfLundNetMayComeAgain() throws IOException {
        String jets = "[{\"px\":9,\"py\":0,\"pz\":0,\"E\":9},{\"px\":9,\"py\":0,\"pz\":0,\"E\":9}]\n";
        Path file = folder.resolve("joined.json.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(gzip("\"header\"\n" + jets));
            out.write(gzip("\"header\"\n" + jets));
        }

        assertThat(jets(file, ABOVE_100)).hasSize(2);
    }

    private static List<Jet> jets(Path file, Clustering selection) {
        try (JetReader reader = JetFormat.open(file, selection)) {
            List<Jet> jets = new ArrayList<>();
            reader.forEach(jets::add);
            return jets;
        }
    }

    private static List<List<EventObject>> events(Path file, int label) {
        try (EventReader reader = EventFormat.open(file, ObjectSelection.STANDARD, label)) {
            List<List<EventObject>> events = new ArrayList<>();
            reader.unchecked().forEachRemaining((RecordedEvent event) -> events.add(event.objects()));
            return events;
        }
    }

    private static Path sample(String name) {
        return Resources.path("samples/" + name);
    }

    private static byte[] gzip(String text) throws IOException {
        return FuzzSamples.gzip(text.getBytes(StandardCharsets.UTF_8));
    }
}
