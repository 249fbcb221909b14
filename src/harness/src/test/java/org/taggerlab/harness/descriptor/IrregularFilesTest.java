package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;

/** What is no regular file is refused at once, wherever a user may name one. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IrregularFilesTest {
    private static final String EXPECTED = "; descriptor and catalogue are text files of a few kB, or links to them";

    @TempDir
    Path temporary;

    private Path pipe;
    private Path endless;

    @BeforeEach
    void makePipeAndDevice() throws Exception {
        pipe = temporary.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        endless = Path.of("/dev/zero");
    }

    @Test
    void aDescriptorThatIsAPipeADeviceOrAFolderIsRefused() throws IOException {
        var folder = new DescriptorFolder(temporary);
        Files.createSymbolicLink(temporary.resolve("a.yaml"), pipe);
        Files.createSymbolicLink(temporary.resolve("b.yaml"), endless);
        Files.createDirectory(temporary.resolve("c.yaml"));
        Files.createSymbolicLink(temporary.resolve("d.yaml"), temporary.resolve("none"));
        Files.createSymbolicLink(temporary.resolve("e.yaml"), temporary.resolve("e.yaml"));

        assertThat(folder.errorsOf(folder::read))
                .containsExactly(
                        "a.yaml: cannot be read: is no regular file, but a pipe, a device or a socket" + EXPECTED,
                        "b.yaml: cannot be read: is no regular file, but a pipe, a device or a socket" + EXPECTED,
                        "c.yaml: cannot be read: is no regular file, but a folder" + EXPECTED,
                        "d.yaml: there is no such file",
                        "e.yaml: cannot be read: Too many levels of symbolic links or unable to access attributes of symbolic link"
                                + EXPECTED);
    }

    @Test
    void aDescriptorThatIsALinkIsReadAndOneThatIsTooLargeIsNot() throws IOException {
        var folder = new DescriptorFolder(temporary);
        folder.write("real", DescriptorFolder.SMALL);
        Files.createSymbolicLink(temporary.resolve("a.yaml"), temporary.resolve("real"));
        assertThat(folder.read()).hasSize(1);

        folder.write("b.yaml", "#".repeat(4 * Document.MAX_CHARACTERS + 1));
        assertThat(folder.errorsOf(folder::read))
                .containsExactly("b.yaml: cannot be read: has more than 4000000 bytes" + EXPECTED);
    }

    @Test
    void aCatalogueThatIsAPipeOrADeviceIsRefused() throws IOException {
        for (Path target : List.of(pipe, endless)) {
            Path catalogue = temporary.resolve("samples.yaml");
            Files.deleteIfExists(catalogue);
            Files.createSymbolicLink(catalogue, target);

            assertThat(mistakes(() -> Catalogue.read(catalogue)))
                    .extracting(Diagnostic::message)
                    .containsExactly("cannot be read: is no regular file, but a pipe, a device or a socket" + EXPECTED);
        }
    }

    @Test
    void aSampleThatIsAPipeOrADeviceIsRefusedAndOneBesideAPatternIsNoSample() throws IOException {
        Files.writeString(temporary.resolve("part-1.h5"), "x");
        Files.createSymbolicLink(temporary.resolve("part-2.h5"), pipe);
        Files.createSymbolicLink(temporary.resolve("zero.h5"), endless);
        Path file = Files.writeString(
                temporary.resolve("samples.yaml"), """
                samples:
                  pipe: {file: pipe, sha256: %1$s1, process: x, kind: collision, licence: y}
                  zero: {file: zero.h5, sha256: %1$s2, process: x, kind: collision, licence: y}
                  parts: {file: part-*.h5, sha256: {part-1.h5: %2$s}, process: x, kind: collision, licence: y}
                """.formatted("0".repeat(63), FileDigest.sha256("x".getBytes())));
        Catalogue catalogue = Catalogue.read(file);

        assertThat(mistakes(() -> catalogue.verify(Set.of("pipe", "zero", "parts"), sample -> {})))
                .hasSize(2)
                .allSatisfy(error -> assertThat(error.message())
                        .contains(" is no regular file, but a pipe, a device or a socket; put the file there"));
    }

    private static List<Diagnostic> mistakes(Runnable reading) {
        return catchThrowableOfType(InvalidInputException.class, reading::run).diagnostics();
    }
}
