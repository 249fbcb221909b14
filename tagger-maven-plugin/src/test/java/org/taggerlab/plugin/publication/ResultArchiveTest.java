package org.taggerlab.plugin.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultArchiveTest {
    @TempDir
    private Path output;

    @Test
    void everyExperimentHasItsFolderInTheArchive() throws IOException {
        results("top-to-w");
        results("w-to-top");
        try (var zip = new ZipFile(
                ResultArchive.write(output, List.of("top-to-w", "w-to-top")).toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "top-to-w/results.json",
                            "top-to-w/results.csv",
                            "w-to-top/results.json",
                            "w-to-top/results.csv");
        }
    }

    @Test
    void theSameResultsAtAnotherTimeGiveTheSameBytes() throws IOException {
        results("top-to-w");
        var first = Files.readAllBytes(ResultArchive.write(output, List.of("top-to-w")));
        Files.setLastModifiedTime(output.resolve("top-to-w/results.csv"), FileTime.fromMillis(1_000_000_000_000L));
        assertThat(Files.readAllBytes(ResultArchive.write(output, List.of("top-to-w"))))
                .isEqualTo(first);
    }

    private void results(String experiment) throws IOException {
        var folder = Files.createDirectories(output.resolve(experiment));
        for (var name : List.of("results.json", "results.csv")) {
            Files.writeString(folder.resolve(name), experiment + name);
        }
    }
}
