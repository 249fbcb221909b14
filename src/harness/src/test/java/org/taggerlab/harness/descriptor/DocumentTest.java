package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;

class DocumentTest {
    @TempDir
    Path folder;

    @Test
    void everyValueAndEveryKeyKeepsItsPlace() {
        Document document = parsed("a: 1\nb:\n  - x\n  - {c: 2}\n");

        assertThat(document.atValue("/a", "").toString()).isEqualTo("file.yaml:1:4: ");
        assertThat(document.atValue("/b/0", "").toString()).isEqualTo("file.yaml:3:5: ");
        assertThat(document.atKey("/b/1/c", "").toString()).isEqualTo("file.yaml:4:6: ");
        assertThat(document.atValue("/b/1/c", "").toString()).isEqualTo("file.yaml:4:9: ");
    }

    @ParameterizedTest
    @CsvSource({"on, on", "no, no", "1_000, 1_000", "0x10, 0x10", ".inf, .inf", "2026-11-22, 2026-11-22", "12:30, 12:30"
    })
    void whatYaml12CallsTextStaysText(String written, String text) {
        assertThat(parsed("a: " + written).root().at("/a").textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1e-3, 0.001", "-.5, -0.5", "2., 2", "1.0e-4, 0.0001", "+7, 7"})
    void numbersAreWrittenAsInYaml12(String written, double value) {
        assertThat(parsed("a: " + written).root().at("/a").isNumber()).isTrue();
        assertThat(parsed("a: " + written).root().at("/a").asDouble()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\nb: 2\\na: 3 | file.yaml:3:1: key `a` stands twice; the first is in line 1",
                "a: &x [1]\\nb: *x | file.yaml:1:4: anchor `&x`: anchors are not accepted; write the value out where needed",
                "b: *x | file.yaml:1:4: alias `*x`: aliases are not accepted; write the value out",
                "a: !!java.io.File [x] | file.yaml:1:4: tag `tag:yaml.org,2002:java.io.File`: tags are not accepted; write the plain value",
                "a: 1\\n---\\nb: 2 | file.yaml:2:1: a second document begins here; one file holds one document",
                "? [1, 2]\\n: 3 | file.yaml:1:3: a key has to be a word",
                "# only a comment | file.yaml: is empty",
            })
    void whatADescriptorMayNotHaveIsRefusedInItsPlace(String text, String message) {
        assertThat(errors(text.replace("\\n", "\n"))).first().hasToString(message);
    }

    @Test
    void brokenYamlIsReportedWhereItBreaks() {
        assertThat(errors("a: [1, 2\nb: 3\n").get(0).toString()).startsWith("file.yaml:2:2: not valid YAML: ");
    }

    @Test
    void aBombOfAliasesIsRefusedBeforeItGrows() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }

        assertThat(errors(bomb.toString())).hasSize(30 + 29 * 9);
    }

    @Test
    void nestingHasALimit() {
        assertThat(errors("[".repeat(1000) + "]".repeat(1000)).get(0).message()).contains("30 levels");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), "title: Kräuter".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read(file).get(0).message()).isEqualTo("is not text in UTF-8; save it as UTF-8");
    }

    @Test
    void aFileOfMegabytesIsRefusedUnread() throws IOException {
        Path file = Files.write(folder.resolve("large.yaml"), new byte[4_000_001]);

        assertThat(read(file).get(0).message()).contains("has more than 4000000 bytes");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeOrADeviceIsRefusedUnread() throws Exception {
        Path pipe = folder.resolve("pipe.yaml");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path device = Files.createSymbolicLink(folder.resolve("endless.yaml"), Path.of("/dev/zero"));

        for (Path file : List.of(pipe, device)) {
            assertThat(read(file).get(0).toString())
                    .startsWith(file + ": cannot be read: is no regular file, but a pipe, a device or a socket; ");
        }
        assertThat(read(folder).get(0).toString())
                .startsWith(folder + ": cannot be read: is no regular file, but a folder; ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(read(folder.resolve("none.yaml")).get(0))
                .hasToString(folder.resolve("none.yaml") + ": there is no such file");
    }

    private static Document parsed(String text) {
        var errors = new ArrayList<Diagnostic>();
        var document = Document.parse(Path.of("file.yaml"), text, errors);
        assertThat(errors).isEmpty();
        return document.orElseThrow();
    }

    private static List<Diagnostic> errors(String text) {
        var errors = new ArrayList<Diagnostic>();
        assertThat(Document.parse(Path.of("file.yaml"), text, errors)).isEmpty();
        return errors;
    }

    private static List<Diagnostic> read(Path file) {
        var errors = new ArrayList<Diagnostic>();
        assertThat(Document.read(file, errors)).isEmpty();
        return errors;
    }
}
