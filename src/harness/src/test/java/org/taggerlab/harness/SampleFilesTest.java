package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Fetcher;

class SampleFilesTest {
    /** SHA-256 of {@code abc} [FIPS 180-4, example]. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void oneFileIsDescribedByNameSizeAndDigest() throws IOException {
        Path file = Files.writeString(folder.resolve("top.h5"), "abc");

        assertThat(SampleFiles.entry(List.of(file))).containsExactly("file: top.h5", "bytes: 3", "sha256: " + ABC);
    }

    @Test
    void severalFilesAreAnEntryThatTheCatalogueTakes() throws IOException {
        Path one = Files.writeString(folder.resolve("top-001.h5"), "abc");
        Path two = Files.writeString(folder.resolve("top-002.h5"), "abd");
        List<String> lines = SampleFiles.entry(List.of(one, two));
        assertThat(lines).startsWith("file: top-*.h5", "sha256:", "  top-001.h5: " + ABC);

        String yaml = "samples:\n  top:\n    " + String.join("\n    ", lines)
                + "\n    process: p\n    generator: g\n    kind: simulated\n    licence: CC0-1.0\n";
        Catalogue catalogue = Catalogue.read(Files.writeString(folder.resolve("samples.yaml"), yaml));
        catalogue.verify(List.of("top"), Fetcher.NONE);
        assertThat(catalogue.find("top").files()).hasSize(2);
    }
}
