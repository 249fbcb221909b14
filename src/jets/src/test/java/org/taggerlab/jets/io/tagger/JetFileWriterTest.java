package org.taggerlab.jets.io.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.JetFiles;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;

class JetFileWriterTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"twenty-w-jets.h5", "lundnet-12.json.gz", "toptag-40-blosc.h5", "jetnet-20.hdf5", "energyflow-20.npz"})
    void whatIsWrittenIsReadAgainWithinThePacking(String name, @TempDir Path folder) {
        Path copy = folder.resolve("copy.h5");
        try (JetReader original = JetFormat.open(Resources.path("samples/" + name))) {
            int written = JetFileWriter.write(copy, Map.of("process", "any"), original)
                    .jets();
            try (JetReader file = TaggerJets.open(copy)) {
                assertThat(file.inspect().jets()).isEqualTo(written);
                assertThat(file.attributes())
                        .containsEntry("process", "any")
                        .containsEntry("format", TaggerJets.FORMAT);
                assertThat(file.inspect().bad()).isEmpty();
                for (Jet jet : original) {
                    Jet read = file.chosen(jet.index()).next();
                    assertThat(read.event()).isEqualTo(jet.event());
                    assertThat(read.label()).isEqualTo(jet.label());
                    assertThat(read.constituents()).isEqualTo(jet.constituents());
                    FourMomentum before = jet.momentum();
                    FourMomentum after = read.momentum();
                    assertThat(after.pt()).isCloseTo(before.pt(), within(3e-4 * before.pt()));
                    assertThat(after.rapidity()).isCloseTo(before.rapidity(), within(5e-5));
                    assertThat(after.mass()).isCloseTo(before.mass(), within(0.3));
                }
            }
        }
    }

    @Test
    void theSameJetsGiveTheSameBytes(@TempDir Path folder) throws Exception {
        try (JetReader jets = JetFormat.open(Resources.path("samples/toptag-40-zlib.h5"))) {
            JetFileWriter.write(folder.resolve("a.h5"), Map.of("kind", "simulated"), jets);
            JetFileWriter.write(folder.resolve("b.h5"), Map.of("kind", "simulated"), jets);
        }

        assertThat(Files.mismatch(folder.resolve("a.h5"), folder.resolve("b.h5")))
                .isEqualTo(-1);
    }

    @Test
    void aLargeSampleIsWrittenToSeveralFilesThatAreOne(@TempDir Path folder) {
        try (JetReader jets = JetFormat.open(Resources.path("samples/toptag-40-zlib.h5"))) {
            int constituents = 0;
            for (Jet jet : jets) {
                constituents += jet.constituents();
            }
            JetFileWriter.Written written =
                    JetFileWriter.write(target(folder.resolve("top.h5")), Map.of(), jets, constituents / 3 + 1);

            assertThat(written.jets()).isEqualTo(40);
            assertThat(written.files())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("top-001.h5", "top-002.h5", "top-003.h5");
            assertThat(folder).isDirectoryNotContaining(file -> !written.files().contains(file));
            List<JetFiles.Part> parts = written.files().stream()
                    .map(file -> new JetFiles.Part(file, null))
                    .toList();
            try (JetFiles whole = JetFiles.open(parts, null)) {
                assertThat(whole).hasSameSizeAs(jets);
                for (Jet jet : whole) {
                    assertThat(jet.event()).isEqualTo(jet.index());
                }
            }
        }
    }

    @Test
    void nothingIsLeftOfAFailedAttempt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("half.h5");
        Jet good = jet(0, 100, 0, 0, 100, 1, 0.5, 0, Math.sqrt(1.25));
        Jet bad = Jet.of(1, 0, 1, new double[] {1, 0, 0, Double.NaN}, new int[0]);

        // the first part is written already when the second jet is refused
        assertThatThrownBy(() -> JetFileWriter.write(target(file), Map.of(), List.of(good, bad), 1))
                .isInstanceOf(SampleException.class);
        assertThat(folder).isEmptyDirectory();

        // a folder stands where the file should go
        Files.createDirectories(file.resolve("full"));
        assertThatThrownBy(() -> JetFileWriter.write(
                        new JetFileWriter.Target(file, null, true), Map.of(), List.of(good), JetFileWriter.MOST))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("half.h5: cannot be written");
        assertThat(folder).isDirectoryNotContaining(left -> !left.equals(file));
    }

    @Test
    void whatIsThereAlreadyIsReplacedOnlyIfThatIsSaid(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.h5"), "mine");
        Path dangling = Files.createSymbolicLink(folder.resolve("link.h5"), folder.resolve("nowhere"));
        List<Jet> jets = List.of(jet(0, 100, 0, 0, 100), jet(1, 90, 0, 0, 90));

        for (Path there : List.of(file, dangling)) {
            assertThatThrownBy(() -> JetFileWriter.write(there, Map.of(), jets))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining(there + ": exists already")
                    .hasMessageContaining("-Dtagger.overwrite");
        }
        assertThat(file).hasContent("mine");
        assertThat(Files.isSymbolicLink(dangling)).isTrue();

        JetFileWriter.write(new JetFileWriter.Target(file, null, true), Map.of(), jets, JetFileWriter.MOST);

        try (JetReader written = TaggerJets.open(file)) {
            assertThat(written).hasSize(2);
        }
    }

    @Test
    void oneOfSeveralFilesThatIsThereAlreadyStopsTheOthersToo(@TempDir Path folder) throws Exception {
        Path second = Files.writeString(folder.resolve("top-002.h5"), "mine");
        List<Jet> jets = List.of(jet(0, 100, 0, 0, 100), jet(1, 90, 0, 0, 90), jet(2, 80, 0, 0, 80));
        Path file = folder.resolve("top.h5");

        assertThatThrownBy(() -> JetFileWriter.write(target(file), Map.of(), jets, 1))
                .hasMessageContaining("top-002.h5: exists already");
        // the jets come from a file that one of those to be written would replace
        assertThatThrownBy(() -> JetFileWriter.write(new JetFileWriter.Target(file, second, true), Map.of(), jets, 1))
                .hasMessageContaining("top-002.h5: is the file that is converted");

        assertThat(folder).isDirectoryNotContaining(left -> !left.equals(second));
        assertThat(second).hasContent("mine");
    }

    @Test
    void noJetsMakeNoSample(@TempDir Path folder) {
        Path file = folder.resolve("none.h5");

        assertThatThrownBy(() -> JetFileWriter.write(file, Map.of(), List.of()))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("none.h5: would hold no jets");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFlawedJetIsNotWritten(@TempDir Path folder) {
        Path file = folder.resolve("bad.h5");

        assertThatThrownBy(() -> JetFileWriter.write(
                        file, Map.of(), List.of(Jet.of(4, 0, 1, new double[] {1, 0, 0, Double.NaN}, new int[0]))))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("jet 4: constituent 0 has E = NaN");
        assertThat(file).doesNotExist();
    }

    @Test
    void aWideJetIsPackedMoreCoarselyAndStillRight(@TempDir Path folder) {
        Jet narrow = jet(0, 100, 0, 0, 100, 1, 0.5, 0, Math.sqrt(1.25));
        Jet wide = jet(1, 100, 0, 0, 100, 1, 0, 10, Math.sqrt(101));
        JetFileWriter.write(folder.resolve("wide.h5"), Map.of(), List.of(narrow, wide));

        try (JetReader file = TaggerJets.open(folder.resolve("wide.h5"))) {
            assertThat(file.chosen(0).next().momentum().py()).isCloseTo(0.5, within(1e-3));
            assertThat(file.chosen(1).next().momentum().pz()).isCloseTo(10, within(1e-2));
        }
    }

    @Test
    void aConstituentAlongTheBeamIsNamed(@TempDir Path folder) {
        Jet jet = jet(2, 100, 0, 0, 100, 1e-18, 0, 50, 50);

        assertThatThrownBy(() -> JetFileWriter.write(folder.resolve("beam.h5"), Map.of(), List.of(jet)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("beam.h5: jet 2: constituent 1 has ln pt -41.4");
    }

    @Test
    void aJetWhoseConstituentsHaveMassesOfNoParticleIsNotWrittenWithAnother(@TempDir Path folder) {
        // two deposits with a mass of 40 GeV each: without it, the jet would weigh 20 GeV
        Jet jet = jet(
                3, 300, 10, 0, Math.hypot(Math.hypot(300, 10), 40), 300, -10, 0, Math.hypot(Math.hypot(300, 10), 40));

        assertThatThrownBy(() -> JetFileWriter.write(folder.resolve("towers.h5"), Map.of(), List.of(jet)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("towers.h5: jet 3: its mass would change from 82.")
                .hasMessageContaining("holds constituents that have the mass of a particle or none");
    }

    private static JetFileWriter.Target target(Path file) {
        return new JetFileWriter.Target(file, null, false);
    }

    private static Jet jet(int index, double... momenta) {
        return new Jet(index, 0, 1, momenta, new int[0], Optional.empty());
    }
}
