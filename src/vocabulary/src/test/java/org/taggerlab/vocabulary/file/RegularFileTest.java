package org.taggerlab.vocabulary.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RegularFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileAndALinkToItAreReadUpToTheBytesAllowed() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "12345");
        Path link = Files.createSymbolicLink(folder.resolve("b"), file);

        assertThat(RegularFile.bytes(link, 5)).asString().isEqualTo("12345");
        assertThatThrownBy(() -> RegularFile.bytes(link, 4)).hasMessageContaining("has more than 4 bytes");
        assertThat(RegularFile.problem(link)).isEmpty();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeADeviceAndAFolderAreNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path endless = Files.createSymbolicLink(folder.resolve("endless"), Path.of("/dev/zero"));

        for (Path file : List.of(pipe, endless, folder)) {
            assertThatThrownBy(() -> FileDigest.sha256(file))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("is no regular file");
        }
        assertThatThrownBy(() -> RegularFile.open(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aReasonDoesNotNameTheFileAgain() {
        assertThat(RegularFile.reason(new AccessDeniedException("/a/b"))).isEqualTo("permission is denied");
        assertThat(RegularFile.reason(new NoSuchFileException("/a/b"))).isEqualTo("no such file or folder");
        assertThat(RegularFile.reason(new FileSystemException("/a/b", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(RegularFile.reason(new IOException())).isEqualTo("IOException");
    }
}
