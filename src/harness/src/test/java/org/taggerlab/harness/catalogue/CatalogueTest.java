package org.taggerlab.harness.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class CatalogueTest {
    /** SHA-256 of {@code abc} [FIPS 180-4, example]. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String GOOD = """
            samples:
              a-500:
                file: data/a.h5
                bytes: 3
                sha256: %s
                process: QCD dijets
                generator: Pythia 8
                kind: simulated
                licence: CC0-1.0
            """.formatted(ABC);

    private static final String OPTIONAL = """
            samples:
              cms:
                file: data/cms.root
                optional: true
                obtain: record 1, 2 GB
                process: collisions
                kind: collision
                licence: CC0-1.0
            """;

    @TempDir
    Path folder;

    @Test
    void aSampleIsWhatTheCatalogueSays() throws IOException {
        Sample sample = catalogue(GOOD + "    citation: arXiv:2012.08526\n").find("a-500");

        assertThat(sample)
                .isEqualTo(SampleExamples.qcd("a-500", folder.resolve("data/a.h5"), null, 3L, ABC, "arXiv:2012.08526"));
    }

    @Test
    void anOptionalSampleNeedNotBeThereNorHaveADigest() throws IOException {
        Catalogue catalogue = catalogue(OPTIONAL);
        assertThat(catalogue.find("cms").sha256()).isEmpty();
        assertThat(catalogue.absence("cms"))
                .contains("is not there; put it at " + folder.resolve("data/cms.root") + ": record 1, 2 GB");
        assertThat(catchThrowableOfType(
                        InvalidInputException.class, () -> catalogue.verify(List.of("cms"), Fetcher.NONE)))
                .hasMessageContaining("sample `cms` is not there; put it at ");

        Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("cms.root"), "abc");
        assertThat(catalogue.absence("cms")).isEmpty();
        catalogue.verify(List.of("cms"), Fetcher.NONE);
        assertThat(catalogue.find("cms").sha256()).isEqualTo(ABC);
    }

    @Test
    void onlyAnOptionalSampleMayBeWithoutItsDigest() {
        for (String wrong : List.of(
                OPTIONAL.replace("    optional: true\n", ""), OPTIONAL.replace("optional: true", "optional: false"))) {
            assertThat(catchThrowableOfType(InvalidInputException.class, () -> catalogue(wrong)))
                    .isNotNull();
        }
    }

    @Test
    void aFileWithItsDigestPasses() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("a.h5"), "abc");

        catalogue(GOOD.replace(ABC, ABC.toUpperCase(Locale.ROOT))).verify(List.of("a-500"), Fetcher.NONE);
    }

    @Test
    void aMissingFileIsNamedWithItsAbsolutePath() throws IOException {
        assertThat(problems(GOOD))
                .containsExactly("samples.yaml:3:11: sample `a-500`: its file " + folder.resolve("data/a.h5")
                        + " does not exist; put the file there, or correct `file` (a path relative to the catalogue)");
    }

    @Test
    void aDigestThatIsMissingIsPrintedToBePasted() throws IOException {
        var written = GOOD.replaceAll("    sha256: .*\n", "");
        assertThat(problems(written)).singleElement().asString().endsWith("or a map from file name to digest)");

        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("a.h5"), "abc");
        Files.writeString(data.resolve("b.h5"), "abc");
        assertThat(problems(written))
                .singleElement()
                .asString()
                .startsWith("samples.yaml:2:3: `samples.a-500` has no `sha256` (64 hexadecimal digits")
                .endsWith("; that of its file is " + ABC);
        assertThat(problems(GOOD.replaceAll("sha256: .*", "sha256: TODO")))
                .singleElement()
                .asString()
                .endsWith("; that of its file is " + ABC);
        assertThat(problems(written.replace("file: data/a.h5", "file: [data/a.h5, data/b.h5]")
                        .replace("bytes: 3", "bytes: [3, 3]")))
                .singleElement()
                .asString()
                .endsWith("; those of its files are [" + ABC + ", " + ABC + "]");
        assertThat(problems(written.replace("file: data/a.h5", "file: data/*.h5")))
                .first()
                .asString()
                .endsWith("; those of its files are {a.h5: " + ABC + ", b.h5: " + ABC + "}");
    }

    @Test
    void aFileOfAnotherSizeIsRefused() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("a.h5"), "ab");

        assertThat(problems(GOOD))
                .singleElement()
                .asString()
                .startsWith("samples.yaml:4:12: sample `a-500`: its file " + folder.resolve("data/a.h5")
                        + " has 2 bytes, the catalogue says 3; copy or download it again");
    }

    @Test
    void aFileOfAnotherDigestIsRefusedWithBothDigests() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("a.h5"), "abd");

        // printf abd | sha256sum
        assertThat(problems(GOOD))
                .singleElement()
                .asString()
                .startsWith("samples.yaml:5:13: sample `a-500`: its file "
                        + folder.resolve("data/a.h5")
                        + " has the sha256 a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9, the catalogue says "
                        + ABC + "; copy or download it again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: simulated | kind: simulation | 8:11: `samples.a-500.kind` is the text \"simulation\"; did you mean `simulated`? Expected one of simulated, collision, simulated stand-in",
                "licence: | license: | 9:5: unknown key `license` in `samples.a-500`; did you mean `licence`?",
                "'    process: QCD dijets\\n' | '' | 2:3: `samples.a-500` has no `process` (what was generated or recorded)",
                "'    generator: Pythia 8\\n' | '' | 2:3: `a-500` is simulated and has no `generator`",
                "'    file: data/a.h5\\n' | '' | 2:3: `samples.a-500` has no `file` (the file, relative to this one; or a list of files; or a name with wildcards, such as data/part-*.h5)",
                "sha256: ba | sha256: bx | 5:13: `samples.a-500.sha256` is the text \"bx7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61...; expected 64 hexadecimal digits, as sha256sum prints them; for several files, a list, or a map from file name to digest",
                "bytes: 3 | bytes: 0 | 4:12: `samples.a-500.bytes` is 0; expected at least 1",
                "a-500: | ../a: | 2:3: `../a` cannot be a name: it may have letters, digits, `_`, `-` (and, for a sample, `.`), begins with a letter or digit, and has 64 characters at most",
                "kind: simulated | same-events-as: b\\n    kind: simulated | 8:21: `b` is no sample with events of its own; nothing is known here",
                "samples: | smaples: | 1:1: unknown key `smaples`; did you mean `samples`?",
            })
    void eachMistakeIsNamedInItsPlace(String right, String wrong, String message) {
        String text = GOOD.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));

        assertThat(problems(text)).containsExactly("samples.yaml:" + message);
    }

    @Test
    void oneFileUnderTwoNamesIsRefused() {
        String entry = GOOD.substring(GOOD.indexOf('\n') + 1);

        assertThat(problems(GOOD + entry.replace("a-500", "b-500")))
                .containsExactly("samples.yaml:13:13: `b-500` is the same file as `a-500`; keep one of the two names");
    }

    @Test
    void anUnknownSampleIsNotFound() throws IOException {
        Catalogue catalogue = catalogue(GOOD);

        assertThat(catchThrowableOfType(InvalidInputException.class, () -> catalogue.find("a-50")))
                .hasMessageEndingWith("there is no sample `a-50`; did you mean `a-500`?");
    }

    private Catalogue catalogue(String text) throws IOException {
        return Catalogue.read(Files.writeString(folder.resolve("samples.yaml"), text));
    }

    private List<String> problems(String text) {
        var thrown = catchThrowableOfType(
                InvalidInputException.class, () -> catalogue(text).verify(List.of("a-500"), Fetcher.NONE));
        return thrown.diagnostics().stream()
                .map(error -> error.toString().replace(folder + "/samples", "samples"))
                .toList();
    }
}
