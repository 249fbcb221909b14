package org.taggerlab.plugin.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.vocabulary.file.FileDigest;

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

    @Test
    void theSameResultsInAnotherTimeZoneGiveTheSameBytes() throws IOException {
        results("top-to-w");
        var home = TimeZone.getDefault();
        var digests = new TreeSet<String>();
        try {
            for (var zone : List.of("UTC", "Pacific/Kiritimati", "Pacific/Niue", "Asia/Kolkata", "America/St_Johns")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                digests.add(FileDigest.sha256(ResultArchive.write(output, List.of("top-to-w"))));
            }
        } finally {
            TimeZone.setDefault(home);
        }
        assertThat(digests).hasSize(1);
    }

    private void results(String experiment) throws IOException {
        var folder = Files.createDirectories(output.resolve(experiment));
        for (var name : List.of("results.json", "results.csv")) {
            Files.writeString(folder.resolve(name), experiment + name);
        }
    }
}
