package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native libraries of a user without a home, such as that of a container started with a bare number. */
class NativeLibrariesTest {
    private static final String HOME = "user.home";
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    private final String home = System.getProperty(HOME);
    private final String cache = System.getProperty(CACHE);

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        System.setProperty(HOME, home);
        if (cache != null) {
            System.setProperty(CACHE, cache);
        }
    }

    @Test
    void withoutAHomeAllWorkersHaveOneFolderAmongTheTemporaryFiles() {
        System.clearProperty(CACHE);
        System.setProperty(HOME, "?");

        var first = NativeLibraries.folder();

        assertThat(NativeLibraries.folder()).isEqualTo(first);
        assertThat(first).startsWithRaw(Path.of(System.getProperty("java.io.tmpdir")));
        assertThat(NativeLibraries.home()).isDirectory().isWritable();
    }

    @Test
    void theFolderAmongTheTemporaryFilesIsMadeOnceAndForItsOwnerOnly() throws IOException {
        var made = NativeLibraries.temporary(folder);

        assertThat(NativeLibraries.temporary(folder)).isEqualTo(made);
        assertThat(folder.toFile().list()).containsExactly(made.getFileName().toString());
        assertThat(Files.getPosixFilePermissions(made)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aLinkInItsPlaceIsNotUsed() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        var name = "tagger-home-of-" + Files.getOwner(elsewhere).getName();
        Files.createSymbolicLink(folder.resolve(name), elsewhere);

        var made = NativeLibraries.temporary(folder);

        assertThat(made.toRealPath()).isNotEqualTo(elsewhere.toRealPath());
        assertThat(made).isDirectory();
    }
}
