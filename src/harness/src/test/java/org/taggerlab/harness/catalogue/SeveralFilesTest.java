package org.taggerlab.harness.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.sample.FilePart;

/** A sample of several files. */
class SeveralFilesTest {
    private static final String REST = "    process: p\n    generator: g\n    kind: simulated\n    licence: CC0-1.0\n";

    @TempDir
    Path folder;

    private String one;
    private String two;
    private String three;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        one = write("part-1.h5", "one");
        two = write("part-2.h5", "two");
        three = digest("three");
    }

    private String write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("data").resolve(name), text);
        return digest(text);
    }

    private static String digest(String text) {
        return FileDigest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private String byName() {
        return "  many:\n    file: data/part-*.h5\n    sha256:\n      part-1.h5: " + one + "\n      part-2.h5: " + two
                + "\n" + REST;
    }

    @Test
    void filesThatAPatternMatchesAreOneSampleInTheOrderOfTheirDigests() throws IOException {
        Catalogue catalogue = catalogue(byName());
        catalogue.verify(List.of("many"), Fetcher.NONE);
        Sample sample = catalogue.find("many");

        assertThat(sample.parts())
                .containsExactly(
                        new FilePart(folder.resolve("data/part-1.h5"), one),
                        new FilePart(folder.resolve("data/part-2.h5"), two));
        // printf '%s\\n' <one> <two> | sha256sum
        assertThat(sample.sha256()).isEqualTo(digest(one + "\n" + two + "\n")).isEqualTo(sample.digest());
    }

    @Test
    void aListOfFilesHasAListOfDigests() throws IOException {
        Catalogue catalogue = catalogue("  many:\n    file: [data/part-2.h5, data/part-1.h5]\n    sha256: [" + two
                + ", " + one + "]\n    bytes: [3, 3]\n" + REST);
        catalogue.verify(List.of("many"), Fetcher.NONE);

        assertThat(catalogue.find("many").files())
                .extracting(SampleFile::sha256)
                .containsExactly(two, one);
    }

    @Test
    void aListOfAddressesIsFetchedOneByOne() throws IOException {
        var fetched = new java.util.ArrayList<String>();
        Catalogue catalogue = catalogue("  many:\n    url: [https://a.org/x.h5, https://a.org/y.h5]\n    sha256: ["
                + one + ", " + two + "]\n" + REST);
        catalogue.verify(List.of("many"), file -> {
            fetched.add(file.name() + " " + file.url());
            try {
                Files.createDirectories(file.file().getParent());
                Files.writeString(file.file(), file.sha256().equals(one) ? "one" : "two");
            } catch (IOException e) {
                throw new FetchException("failed", e);
            }
        });

        assertThat(fetched).containsExactly("many (x.h5) https://a.org/x.h5", "many (y.h5) https://a.org/y.h5");
    }

    @Test
    void aFileThatMatchesAndHasNoDigestIsNamedWithTheLineToAdd() throws IOException {
        write("part-3.h5", "three");

        assertThat(problems(byName()))
                .singleElement()
                .asString()
                .contains("matches " + folder.resolve("data/part-3.h5"))
                .contains("add `part-3.h5: " + three + "` if it belongs to the sample");
    }

    @Test
    void aDamagedOrMissingFileOfManyIsNamed() throws IOException {
        write("part-2.h5", "tvo");
        assertThat(problems(byName()))
                .singleElement()
                .asString()
                .contains("its file " + folder.resolve("data/part-2.h5"));
        Files.delete(folder.resolve("data/part-2.h5"));
        assertThat(problems(byName())).singleElement().asString().contains("part-2.h5 does not exist");
    }

    @Test
    void anotherViewOfTheSameEventsIsNumberedByTheirFiles() throws IOException {
        Catalogue catalogue = catalogue(byName() + "  seen:\n    file: [a.h5, b.h5]\n    sha256: [" + three + ", "
                + digest("four") + "]\n    same-events-as: many\n" + REST);

        assertThat(catalogue.find("seen").parts()).extracting(FilePart::events).containsExactly(one, two);
        assertThat(catalogue.find("seen").digest())
                .isNotEqualTo(catalogue.find("seen").sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file: data/part-*.h5 | file: data/part-1.h5 | 3:11: digests by name go with one `file` whose name, after the last `/`, has wildcards, such as data/part-*.h5",
                "file: data/part-*.h5 | file: d*/part-*.h5 | 3:11: digests by name go with one `file` whose name",
                "part-2.h5: | qart-2.h5: | 6:7: `qart-2.h5` does not match `part-*.h5`",
                "file: data/part-*.h5 | file: [data/a.h5] | 3:11: digests by name go with one `file`",
                "process: p | 'bytes: 7\n    process: p' | 7:5: of several files by name, the digests say enough; leave it out",
                "'part-1.h5: ' | 'part-1.h5: z' | 5:18: `samples.many.sha256.part-1.h5` is the text",
                "licence: CC0-1.0 | 'licence: CC0-1.0\n    same-events-as: alone' | 11:21: `alone` has 1 files, `many` 2; another view of the same events has as many",
            })
    void eachMistakeIsNamedInItsPlace(String right, String wrong, String message) {
        String alone = "  alone:\n    file: x.h5\n    sha256: " + three + "\n" + REST;
        String text = byName().replace(right, wrong.replace("\\n", "\n")) + alone;

        assertThat(problems(text)).anyMatch(problem -> problem.startsWith("samples.yaml:" + message));
    }

    @Test
    void wildcardsWithASingleDigestAreRefused() {
        assertThat(problems("  many:\n    file: data/part-*.h5\n    sha256: " + one + "\n" + REST))
                .singleElement()
                .asString()
                .startsWith(
                        "samples.yaml:4:13: `data/part-*.h5` may be several files; write a map with the digest of each");
    }

    @Test
    void listsOfDifferentLengthsAreRefused() {
        assertThat(problems("  many:\n    file: [a.h5, b.h5]\n    sha256: [" + one + "]\n" + REST))
                .singleElement()
                .asString()
                .startsWith("samples.yaml:4:13: `file` has a list of 2, `sha256` a list of 1; give one for each file");
    }

    private Catalogue catalogue(String entries) throws IOException {
        return Catalogue.read(Files.writeString(folder.resolve("samples.yaml"), "samples:\n" + entries));
    }

    private List<String> problems(String entries) {
        var thrown = catchThrowableOfType(
                InvalidInputException.class, () -> catalogue(entries).verify(List.of("many"), Fetcher.NONE));
        return thrown.diagnostics().stream()
                .map(error -> error.toString().replace(folder + "/samples", "samples"))
                .toList();
    }
}
