package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.text.HepMc3;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;

/** Files of events: one that is broken does not end the others, and no two have the same number. */
class EventFormatsTest {

    private static final Clustering ONE = new Clustering(1, 100, 2.5, 1);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    P 2 0 12 900.0 | P 2 0 11 1e160 | event 100: particle 0 has px = 1.0E160 GeV
                    E 100 1        | E 100 1 7      | event 100: its line E announces 7 particles,
                    """)
    void aBrokenEventIsOneJetThatCannotBeUsedAndTheOthersAreRead(String old, String replacement, String reason)
            throws IOException {
        String text = Files.readString(Resources.path("samples/five-events.hepmc3"));
        assertThat(text).contains(old);
        Path file = Files.writeString(folder.resolve("broken.hepmc3"), text.replaceFirst(old, replacement));

        try (JetReader whole = HepMc3.open(Resources.path("samples/five-events.hepmc3"), ONE);
                JetReader broken = HepMc3.open(file, ONE)) {
            assertThat(whole.inspect().bad()).isEmpty();
            Inspection inspection = broken.inspect();
            assertThat(inspection.bad()).hasSize(1);
            assertThat(inspection.bad().get(0).reason()).startsWith(reason);
            assertThat(inspection.events()).containsExactly(whole.inspect().events());
        }
    }

    @Test
    void aLostParticleIsNoticed() throws IOException {
        List<String> lines = Files.readAllLines(Resources.path("samples/five-events.hepmc3"));
        int lost = lines.lastIndexOf(
                lines.stream().filter(line -> line.startsWith("P ")).reduce("", (a, b) -> b));
        lines.remove(lost);
        Path file = Files.write(folder.resolve("lost.hepmc3"), lines);

        try (JetReader reader = HepMc3.open(file, ONE)) {
            assertThat(reader.inspect().bad())
                    .hasSize(1)
                    .first()
                    .satisfies(bad -> assertThat(bad.reason())
                            .contains("event 104: its line E announces ")
                            .contains("lines P follow"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "higgs-without.csv, the UCI HIGGS layout",
        "higgs-with-a-line-of-names.csv, the UCI HIGGS layout",
        "events-ttbar.h5, tagger-events/1"
    })
    void eventsOfObjectsAreNamedAsSuchWhereJetsAreExpected(String name, String layout) {
        assertThatThrownBy(() -> JetFormat.open(Resources.path("samples/" + name)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining(name + ": holds events (" + layout + "), and no jets with their constituents")
                .hasMessageContaining("write `task: event-classification`");
    }

    @Test
    void momentaWithoutAUnitAreRefused() throws IOException {
        String text = Files.readString(Resources.path("samples/five-events.hepmc3"));
        Path file = Files.writeString(folder.resolve("a.hepmc3"), text.replaceFirst("U GEV MM\n", ""));

        assertThatThrownBy(() -> HepMc3.open(file, ONE).forEach(jet -> {}))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("a.hepmc3: line ")
                .hasMessageContaining("before the line U of its event")
                .hasMessageContaining("expected U GEV MM");
    }

    @Test
    void anEventNumberKeepsAllOfItsDigits() throws IOException {
        String text = Files.readString(Resources.path("samples/five-events.hepmc3"));
        // more than the 53 bits of a double
        Path file = Files.writeString(folder.resolve("a.hepmc3"), text.replace("E 103 ", "E 9007199254740993 "));

        try (JetReader reader = HepMc3.open(file, ONE)) {
            assertThat(reader.inspect().events()).contains(9_007_199_254_740_993L);
        }
    }

    @Test
    void anEventOfNanoAodIsKnownByRunBlockAndNumber() throws IOException {
        Map<String, Object> columns =
                candidates("PFCands_pt", "PFCands_eta", "PFCands_phi", "PFCands_mass", "PFCands_pdgId");
        columns.put("event", new long[] {9_007_199_254_740_993L, 9_007_199_254_740_993L, 9_007_199_254_740_992L});
        Path plain = RootSample.write(folder.resolve("plain.root"), "Events", columns);
        columns.put("run", new long[] {1, 2, 1});
        columns.put("luminosityBlock", new long[] {5, 5, 5});
        Path file = RootSample.write(folder.resolve("a.root"), "Events", columns);

        try (JetReader numbered = JetFormat.open(plain, ONE);
                JetReader reader = JetFormat.open(file, ONE)) {
            assertThat(numbered.inspect().events())
                    .containsExactly(9_007_199_254_740_993L, 9_007_199_254_740_993L, 9_007_199_254_740_992L);
            assertThat(reader.inspect().events()).doesNotHaveDuplicates().hasSize(3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Events", "Delphes"})
    void candidatesThatContradictTheirCounterAreNotUsed(String tree) throws IOException {
        boolean nano = tree.equals("Events");
        Map<String, Object> columns = nano
                ? candidates("PFCands_pt", "PFCands_eta", "PFCands_phi", "PFCands_mass", "PFCands_pdgId")
                : candidates(
                        "ParticleFlowCandidate.PT",
                        "ParticleFlowCandidate.Eta",
                        "ParticleFlowCandidate.Phi",
                        "ParticleFlowCandidate.Mass",
                        "ParticleFlowCandidate.PID");
        if (nano) {
            columns.put("event", new long[] {7, 8, 9});
        }
        columns.put(nano ? "nPFCands" : "ParticleFlowCandidate_size", new long[] {2, 3, 2});
        Path file = RootSample.write(folder.resolve("a.root"), tree, columns);

        assertThat(JetFormat.detect(file)).isEqualTo(nano ? JetFormat.NANOAOD : JetFormat.DELPHES);
        try (JetReader reader = JetFormat.open(file, ONE)) {
            Inspection inspection = reader.inspect();
            assertThat(inspection.jets()).isEqualTo(3);
            assertThat(inspection.bad()).hasSize(1).first().satisfies(bad -> {
                assertThat(bad.jet()).isEqualTo(1);
                assertThat(bad.reason()).contains(nano ? "event 8: nPFCands is 3.0" : "_size is 3.0");
            });
        }
    }

    @Test
    void theCandidatesOfDelphesHaveTheMomentaOfTheirBranches() throws IOException {
        Path file = RootSample.write(
                folder.resolve("a.root"),
                "Delphes",
                candidates(
                        "ParticleFlowCandidate.PT",
                        "ParticleFlowCandidate.Eta",
                        "ParticleFlowCandidate.Phi",
                        "ParticleFlowCandidate.Mass",
                        "ParticleFlowCandidate.PID"));

        try (JetReader reader = JetFormat.open(file, ONE)) {
            Jet jet = reader.iterator().next();
            // pt 300 and 1 along the x-axis, the second with mass 0.5
            assertThat(jet.momenta()).containsExactly(300, 0, 0, 300, 1, 0, 0, Math.sqrt(1.25));
            assertThat(jet.pids()).containsExactly(22, 211);
            // events without a number are counted, and so may be the same in two files
            assertThat(reader.numbersEvents()).isFalse();
        }
    }

    /** Three events of two candidates. */
    private static Map<String, Object> candidates(String pt, String eta, String phi, String mass, String pid) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(pt, new float[][] {{300, 1}, {310, 1}, {320, 1}});
        columns.put(eta, new float[][] {{0, 0}, {0, 0}, {0, 0}});
        columns.put(phi, new float[][] {{0, 0}, {0, 0}, {0, 0}});
        columns.put(mass, new float[][] {{0, 0.5f}, {0, 0}, {0, 0}});
        columns.put(pid, new float[][] {{22, 211}, {22, 211}, {22, 211}});
        return columns;
    }
}
