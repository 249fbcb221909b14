package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.event.EventObject;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.io.tagger.Conversion;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** Files as other programs write them: each has a right outcome, worked out with ROOT, HepMC3 or NumPy, or by hand. */
class RealFilesTest {

    private static final Clustering ABOVE_100 = new Clustering(1, 100, 2.5, 1000);
    private static final Clustering FATTER = new Clustering(0.8, 200, 2.5, 1000);

    @TempDir
    private Path folder;

    @Test
    void candidatesWithoutMomentumAreLeftOutAndCounted() {
        Clustering selection = new Clustering(1, 500, 2.5, 2);
        Jet with = jets(sample("delphes-20-candidates-without-momentum.root"), selection)
                .get(0);
        Jet without = jets(sample("delphes-without-them.root"), selection).get(0);

        assertThat(with.pids()).containsExactly(without.pids());
        // worked out in Python from the branches of each file: their azimuths differ
        assertThat(with.momentum().pt()).isCloseTo(838.929, within(1e-3));
        assertThat(with.momentum().mass()).isCloseTo(96.085, within(1e-3));
        assertThat(without.momentum().pt()).isCloseTo(837.544, within(1e-3));
        assertThat(without.momentum().mass()).isCloseTo(107.489, within(1e-3));
        try (JetReader reader = JetFormat.open(sample("delphes-20-candidates-without-momentum.root"), selection)) {
            assertThat(reader.inspect().leftOut()).containsExactly(Map.entry("without momentum", 20L));
            // counted anew at each look
            assertThat(reader.inspect().leftOut()).containsExactly(Map.entry("without momentum", 20L));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Delphes", "Events"})
    void whatNoJetDefinitionTakesIsLeftOutOfEveryTreeOfCandidates(String tree) throws IOException {
        String name = tree.equals("Delphes") ? "ParticleFlowCandidate." : "PFCand_";
        List<String> names = tree.equals("Delphes")
                ? List.of("PT", "Eta", "Phi", "Mass", "PID")
                : List.of("pt", "eta", "phi", "mass", "pdgId");
        Map<String, Object> columns = new LinkedHashMap<>();
        // Delphes writes an infinite direction beside PT = 0
        columns.put(name + names.get(0), new float[][] {{300, 0, 1, 5, 0}});
        columns.put(name + names.get(1), new float[][] {{0, 999.9f, 0, Float.NaN, 0}});
        columns.put(name + names.get(2), new float[][] {{0, 0, 0, 0, 0}});
        columns.put(name + names.get(3), new float[][] {{0, 0, 0.5f, 0, 0.14f}});
        columns.put(name + names.get(4), new float[][] {{22, 22, 211, 22, 211}});
        columns.put("event", new long[] {7});
        Path file = RootSample.write(folder.resolve("a.root"), tree, columns);

        try (JetReader reader = JetFormat.open(file, ABOVE_100)) {
            Jet jet = reader.iterator().next();
            assertThat(jet.momenta()).containsExactly(300, 0, 0, 300, 1, 0, 0, Math.sqrt(1.25));
            assertThat(jet.pids()).containsExactly(22, 211);
            assertThat(reader.leftOut().counts())
                    .containsExactly(Map.entry("not finite", 1L), Map.entry("without momentum", 2L));
        }
    }

    @Test
    void ofJetsThatAreMadeAlreadyTheSameIsLeftOut() throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("part_px", new float[][] {{300, 0, 1, Float.NaN, 0}, {0, 1, 1, 1, 1}});
        columns.put("part_py", new float[][] {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}});
        columns.put("part_pz", new float[][] {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}});
        columns.put("part_energy", new float[][] {{300, 0.14f, 1, 1, 0}, {0, 1, -1, 1, 1}});
        columns.put("jet_nparticles", new long[] {5, 5});
        Path file = RootSample.write(folder.resolve("jetclass.root"), "tree", columns);

        try (JetReader reader = JetFormat.open(file)) {
            assertThat(jets(file, ABOVE_100).get(0).momenta()).containsExactly(300, 0, 0, 300, 1, 0, 0, 1);
            assertThat(reader.inspect().bad()).isEmpty();
            assertThat(reader.leftOut().counts())
                    .containsExactly(
                            Map.entry("not finite", 1L),
                            Map.entry("with negative energy", 1L),
                            Map.entry("without momentum", 3L));
        }
    }

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
    void aTreeThatWasKeptInMemoryIsReadAsOneInTheFile() {
        List<Jet> inside = jets(sample("jets-kept-in-memory.root"), ABOVE_100);
        List<Jet> records = jets(sample("jets-baskets-in-the-file.root"), ABOVE_100);

        assertThat(inside).hasSize(6);
        assertThat(inside.stream().mapToInt(Jet::constituents).sum()).isEqualTo(49);
        assertThat(inside.stream()
                        .mapToDouble(jet -> jet.momentum().pt())
                        .average()
                        .orElseThrow())
                .isCloseTo(538.034, within(1e-3));
        assertThat(inside)
                .extracting(Jet::momenta)
                .containsExactlyElementsOf(records.stream().map(Jet::momenta).toList());
    }

    @ParameterizedTest
    @EnumSource
    void candidatesAreTheSameWhereverTheirBasketsAre(RootSample.Baskets baskets) throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("event", new long[] {7, 8});
        columns.put("n", new long[] {2, 1});
        columns.put("PFCands_pt", new float[][] {{300, 1}, {310}});
        columns.put("PFCands_eta", new float[][] {{0, 0}, {0}});
        columns.put("PFCands_phi", new float[][] {{0, 0}, {0}});
        columns.put("PFCands_mass", new float[][] {{0, 0.5f}, {0}});
        columns.put("PFCands_pdgId", new float[][] {{22, 211}, {22}});
        Path file = RootSample.write(folder.resolve("a.root"), "Events", columns, baskets);

        List<Jet> jets = jets(file, ABOVE_100);
        assertThat(jets).extracting(Jet::event).containsExactly(7L, 8L);
        assertThat(jets.get(0).momenta()).containsExactly(300, 0, 0, 300, 1, 0, 0, Math.sqrt(1.25));
        assertThat(jets.get(1).momenta()).containsExactly(310, 0, 0, 310);
    }

    @Test
    void offsetsThatTheCounterContradictsAreNotGuessed() throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("n", new long[] {2, 2});
        for (String part : List.of("part_px", "part_py", "part_pz", "part_energy")) {
            columns.put(part, new float[][] {{300, 1}, {310}});
        }
        Path file = RootSample.write(folder.resolve("a.root"), "tree", columns, RootSample.Baskets.GENERATED_OFFSETS);

        assertThatThrownBy(() -> jets(file, ABOVE_100))
                .hasMessageContaining("\"n\" counts more values than its basket has");
    }

    @Test
    void candidatesOfNanoAod15AreThoseOfPfNano() {
        List<Jet> renamed = jets(sample("nanoaod-v15-PFCand.root"), FATTER);

        assertThat(renamed)
                .hasSize(2)
                .extracting(Jet::momenta)
                .containsExactlyElementsOf(jets(sample("nanoaod-PFCands.root"), FATTER).stream()
                        .map(Jet::momenta)
                        .toList());
        assertThat(EventFormat.holdsEvents(sample("nanoaod-v15-PFCand.root"))).isFalse();
    }

    @Test
    void aFileThatWasNotClosedSaysSo() {
        assertThatThrownBy(() -> JetFormat.open(sample("jets-not-closed.root")))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("its writer ended before closing it")
                .hasMessageContaining("write it again")
                .hasMessageNotContaining("download");
    }

    @Test
    void anRNTupleIsNamedWithWhatToDo() throws IOException {
        Path early = RootSample.key(folder.resolve("a.root"), "ROOT::Experimental::RNTuple", "ntuple");

        assertThatThrownBy(() -> JetFormat.open(sample("rntuple-key.root")))
                .hasMessageContaining("holds the RNTuple \"Events\", which is not read; write a TTree");
        assertThatThrownBy(() -> JetFormat.open(early)).hasMessageContaining("holds the RNTuple \"ntuple\"");
        assertThatThrownBy(() -> EventFormat.open(sample("rntuple-key.root"), ObjectSelection.STANDARD, null))
                .hasMessageContaining("holds the RNTuple \"Events\"");
    }

    @Test
    void aNameFromAFileCannotSteerATerminal() throws IOException {
        assertThatThrownBy(() -> JetFormat.open(sample("tree-name-with-escape-sequences.root")))
                .isInstanceOf(SampleException.class)
                .satisfies(e -> assertThat(e.getMessage().codePoints()).noneMatch(Character::isISOControl))
                .hasMessageContaining("\\u001b[31mil");
        // right to left from here on
        Path file = RootSample.key(folder.resolve("a.root"), "RNTuple", "x\u0007y");
        assertThatThrownBy(() -> JetFormat.open(file)).hasMessageContaining("x\\u0007y");
    }

    @Test
    void aHadronWhoseSpeciesTheFileDoesNotStateIsStoredWithTheMassItHas() {
        Path target = folder.resolve("kaons.h5");
        try (JetReader source = JetFormat.open(sample("jetclass-kaons.root"))) {
            Jet original = source.iterator().next();
            assertThat(Conversion.PLAIN.convert(source, target).written()).isOne();

            Jet stored = jets(target, ABOVE_100).get(0);
            assertThat(stored.constituents()).isEqualTo(30);
            assertThat(stored.momentum().mass()).isCloseTo(original.momentum().mass(), within(0.3));
            long kaons = 0;
            for (int i = 0; i < 30; i++) {
                double px = stored.momenta()[4 * i];
                double py = stored.momenta()[4 * i + 1];
                double pz = stored.momenta()[4 * i + 2];
                double energy = stored.momenta()[4 * i + 3];
                double mass = Math.sqrt(energy * energy - px * px - py * py - pz * pz);
                kaons += Math.abs(mass - 0.49368) < 1e-3 ? 1 : 0;
            }
            assertThat(kaons).isEqualTo(22);
        }
    }

    @Test
    void aConversionThatWritesNothingNamesAJetItsNumbersAndTheReason() throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        float energy = (float) Math.hypot(Math.hypot(300, 10), 40);
        columns.put("part_px", new float[][] {{300, 300}});
        columns.put("part_py", new float[][] {{10, -10}});
        columns.put("part_pz", new float[][] {{0, 0}});
        columns.put("part_energy", new float[][] {{energy, energy}});
        Path file = RootSample.write(folder.resolve("towers.root"), "tree", columns);

        try (JetReader source = JetFormat.open(file)) {
            assertThatThrownBy(
                            () -> new Conversion(Map.of(), null, null, true).convert(source, folder.resolve("none.h5")))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("none.h5: would hold no jets: all 1 of ")
                    .hasMessageContaining("jet 0, because its mass would change from 82.")
                    .hasMessageContaining("constituent 0 has 39.999")
                    .hasMessageContaining("the nearest is 5.27958 GeV");
        }
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
        var bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
