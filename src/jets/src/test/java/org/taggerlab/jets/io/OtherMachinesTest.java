package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.tagger.Conversion;
import org.taggerlab.jets.lund.LundFeature;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** Other locales than that of the tests, and files that are none. */
class OtherMachinesTest {

    private static final Locale HERE = Locale.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void back() {
        Locale.setDefault(HERE);
    }

    /** What comes of a sample of every layout: each number that was read, or the message. */
    private String outcomes() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : List.of(
                "five-events.hepmc3",
                "two-listings.hepmc3",
                "hepmc2-body-of-version-3.hepmc",
                "lundnet-12.json.gz",
                "energyflow-20.npz",
                "ragged-objects.npz",
                "jetnet-20.hdf5",
                "toptag-40-blosc.h5",
                "twenty-w-jets.h5",
                "bad-jets.h5",
                "wrong-length.h5",
                "jetclass-20-zs.root",
                "nanoaod-5.root",
                "jets-kept-in-memory.root",
                "jets-not-closed.root",
                "tree-name-with-escape-sequences.root")) {
            try (JetReader reader = JetFormat.open(Resources.path("samples/" + name))) {
                reader.unchecked()
                        .forEachRemaining(jet -> all.append(Arrays.toString(jet.momenta()))
                                .append(jet.event())
                                .append(jet.flaw()));
                all.append(reader.attributes()).append(reader.leftOut().counts());
            } catch (SampleException e) {
                all.append(e.getMessage());
            }
        }
        for (String name : List.of("higgs-without.csv", "higgs-with-a-line-of-names.csv", "higgs-40.csv.gz")) {
            try (EventReader reader = EventFormat.open(
                    Resources.path("samples/" + name), ObjectSelection.STANDARD, name.contains("40") ? null : 1)) {
                reader.unchecked().forEachRemaining(event -> all.append(event.objects()));
            }
        }
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "de-DE", "th-TH-u-nu-thai"})
    void everyLayoutIsReadTheSameInEveryLocale(String locale) throws IOException {
        String expected = outcomes();
        Locale.setDefault(Locale.forLanguageTag(locale));

        assertThat(outcomes()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "de-DE", "th-TH-u-nu-thai"})
    void numbersAreReadAndWrittenTheSameInEveryLocale(String locale) throws IOException {
        byte[] expected = converted("here.h5");
        Locale.setDefault(Locale.forLanguageTag(locale));

        assertThat(converted("there.h5")).isEqualTo(expected);
        assertThat(LundFeature.named(List.of("psi"))).containsExactly(LundFeature.PSI);
        assertThat(LundFeature.PSI.label()).isEqualTo("psi");
        assertThat(EventFormat.holdsEvents(Resources.path("samples/higgs-without.csv")))
                .isTrue();
        assertThatThrownBy(() -> JetFormat.open(Resources.path("samples/twenty-w-jets.h5"))
                        .chosen(20)
                        .next())
                .hasMessageContaining("jet 20: is not in the sample, which has 20 jets");
    }

    private byte[] converted(String name) throws IOException {
        try (JetReader source = JetFormat.open(Resources.path("samples/five-events.hepmc3"))) {
            Path file = folder.resolve(name);
            new Conversion(Map.of(), null, null, true).convert(source, file);
            return Files.readAllBytes(file);
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void onlyRegularFilesAreOpened() throws Exception {
        Path pipe = folder.resolve("pipe.root");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path link = Files.createSymbolicLink(folder.resolve("endless.h5"), Path.of("/dev/zero"));

        for (Path file : List.of(pipe, link)) {
            assertThatThrownBy(() -> JetFormat.open(file))
                    .hasMessageContaining(
                            file.getFileName() + ": is no regular file, but a pipe, a device or a socket");
            assertThatThrownBy(() -> EventFormat.open(file, ObjectSelection.STANDARD, null))
                    .hasMessageContaining("is no regular file");
            assertThatThrownBy(() -> FileDigest.sha256(file)).hasMessageContaining("is no regular file");
        }
        assertThatThrownBy(() -> JetFormat.open(folder)).hasMessageContaining("is no regular file, but a folder");
    }

    @Test
    void aFileOfAnotherAccountIsNamedOnceAndItIsAMatterOfPermission() throws IOException {
        Path file = Files.copy(Resources.path("samples/twenty-w-jets.h5"), folder.resolve("a.h5"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).isFalse();

        assertThatThrownBy(() -> JetFormat.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(file + ": cannot be read: permission is denied; check its permissions and the disk");
    }
}
