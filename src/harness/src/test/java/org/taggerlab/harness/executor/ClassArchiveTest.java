package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    Path folder;

    private Path archive(String name, int hour) throws IOException {
        var file = Files.writeString(folder.resolve("tagger-classes-" + name + ".jsa"), name);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(hour * 3_600_000L));
    }

    @Test
    void aWorkerMakesWhatIsNotThereAndLaterOnesUseIt() throws IOException {
        var archive = new ClassArchive(folder.resolve("tagger-classes-new.jsa"));
        assertThat(archive.options()).isEmpty();
        var made = archive.optionsToMake().get(1).replace("-XX:ArchiveClassesAtExit=", "");
        Files.writeString(Path.of(made), "classes");

        archive.keep();

        assertThat(archive.options()).contains("-XX:SharedArchiveFile=" + archive.file());
        assertThat(archive.optionsToMake()).isEmpty();
        assertThat(archive.file()).hasContent("classes");
    }

    @Test
    void archivesOfJarsThatWereBuiltAgainDoNotPileUp() throws IOException {
        var oldest = archive("a", 1);
        var older = archive("b", 2);
        var latest = archive("c", 3);
        var archive = new ClassArchive(folder.resolve("tagger-classes-new.jsa"));
        Files.writeString(Path.of(archive.optionsToMake().get(1).replace("-XX:ArchiveClassesAtExit=", "")), "classes");

        archive.keep();

        assertThat(folder).isDirectoryContaining(file -> file.equals(archive.file()));
        assertThat(latest).exists();
        assertThat(older).exists();
        assertThat(oldest).doesNotExist();
    }
}
