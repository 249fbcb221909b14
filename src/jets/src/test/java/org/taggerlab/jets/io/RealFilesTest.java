package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.tagger.Conversion;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** Files as other programs write them: each has a right outcome, worked out with ROOT or NumPy, or by hand. */
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
    void aFileThatWasNotClosedSaysSo() throws IOException {
        byte[] ours = Files.readAllBytes(RootSample.write(
                folder.resolve("whole.root"), "tree", Map.of("part_px", new float[][] {{300, 1}})));
        ByteBuffer buffer = ByteBuffer.wrap(ours);
        int directory = RootSample.BEGIN + buffer.getInt(28);
        // where its list of keys is, after version, dates, sizes and places
        buffer.putInt(directory + 26, 0);
        Path killed = Files.write(folder.resolve("killed.root"), ours);

        for (Path file : List.of(sample("jets-not-closed.root"), killed)) {
            assertThatThrownBy(() -> JetFormat.open(file))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("its writer ended before closing it")
                    .hasMessageContaining("write it again")
                    .hasMessageNotContaining("download");
        }
    }

    @Test
    void anRNTupleIsNamedWithWhatToDo() throws IOException {
        Path early = RootSample.key(folder.resolve("a.root"), "ROOT::Experimental::RNTuple", "ntuple");

        assertThatThrownBy(() -> JetFormat.open(sample("rntuple-key.root")))
                .hasMessageContaining("holds the RNTuple \"Events\", which is not read; write a TTree");
        assertThatThrownBy(() -> JetFormat.open(early)).hasMessageContaining("holds the RNTuple \"ntuple\"");
        Path both = RootSample.writeBeside("Events", folder.resolve("b.root"), "Runs", Map.of("run", new long[] {1}));
        assertThatThrownBy(() -> JetFormat.open(both))
                .hasMessageContaining("has no tree of jets, but holds the RNTuple \"Events\", which is not read");
        assertThatThrownBy(() -> EventFormat.open(sample("rntuple-key.root"), ObjectSelection.STANDARD, null))
                .hasMessageContaining("holds the RNTuple \"Events\"");
    }

    @Test
    void escapeSequencesInTheNameOfATreeAreMadeVisible() {
        assertThatThrownBy(() -> JetFormat.open(sample("tree-name-with-escape-sequences.root")))
                .isInstanceOf(SampleException.class)
                .satisfies(e -> assertThat(e.getMessage().codePoints()).noneMatch(Character::isISOControl))
                .hasMessageContaining("\\u001b[31mil");
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
    void hadronsOfEverySpeciesKeepTheirMasses() throws IOException {
        // proton, charged kaon, pion; neutron, Lambda, K0L; a photon [Particle Data Group, 2022]
        double[] masses = {0.93827, 0.49368, 0.13957, 0.93957, 1.11568, 0.49761, 0};
        float[][] momenta = new float[4][masses.length];
        for (int i = 0; i < masses.length; i++) {
            momenta[0][i] = 2 + i;
            momenta[1][i] = i % 2 == 0 ? 0.5f : -0.5f;
            momenta[3][i] = (float) Math.sqrt(momenta[0][i] * momenta[0][i] + 0.25 + masses[i] * masses[i]);
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        List<String> names = List.of("part_px", "part_py", "part_pz", "part_energy");
        for (int k = 0; k < 4; k++) {
            columns.put(names.get(k), new float[][] {momenta[k]});
        }
        columns.put("part_charge", new float[][] {{1, -1, 1, 0, 0, 0, 0}});
        columns.put("part_isChargedHadron", new float[][] {{1, 1, 1, 0, 0, 0, 0}});
        columns.put("part_isNeutralHadron", new float[][] {{0, 0, 0, 1, 1, 1, 0}});
        columns.put("part_isPhoton", new float[][] {{0, 0, 0, 0, 0, 0, 1}});
        columns.put("part_isElectron", new float[1][masses.length]);
        columns.put("part_isMuon", new float[1][masses.length]);
        Path target = folder.resolve("hadrons.h5");
        try (JetReader source = JetFormat.open(RootSample.write(folder.resolve("a.root"), "tree", columns))) {
            assertThat(Conversion.PLAIN.convert(source, target).written()).isOne();
        }

        Jet stored = jets(target, ABOVE_100).get(0);
        double[] kept = new double[masses.length];
        for (int i = 0; i < masses.length; i++) {
            kept[i] = FourMomentum.sum(stored.momenta(), i, 1).mass();
        }
        // by falling pt, the last of the file first
        assertThat(kept)
                .usingComparatorWithPrecision(3e-3)
                .containsExactly(0, 0.49761, 1.11568, 0.93957, 0.13957, 0.49368, 0.93827);
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

    private static List<Jet> jets(Path file, Clustering selection) {
        try (JetReader reader = JetFormat.open(file, selection)) {
            List<Jet> jets = new ArrayList<>();
            reader.forEach(jets::add);
            return jets;
        }
    }

    private static Path sample(String name) {
        return Resources.path("samples/" + name);
    }
}
