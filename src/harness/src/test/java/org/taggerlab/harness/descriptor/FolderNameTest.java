package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderNameTest {
    @Test
    void ordinaryNameIsItsOwnFolder() {
        assertThat(FolderName.of("top-to-w_2.1")).isEqualTo("top-to-w_2.1");
        assertThat(FolderName.of("console")).isEqualTo("console");
    }

    @Test
    void nameFromAnEditedFileStaysBelowItsParentAndFitsAnyFileSystem() {
        for (String name :
                List.of("../../etc", "a/b", "", ".", "..", "x".repeat(300), "\u9802".repeat(67), "CON", "a.")) {
            String folder = FolderName.of(name);
            assertThat(folder).isNotEqualTo(name).matches("[A-Za-z0-9._-]+").doesNotStartWith(".");
            assertThat(folder.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(200);
        }
    }

    @Test
    void differentNamesHaveDifferentFolders() {
        assertThat(FolderName.of("a/b")).isNotEqualTo(FolderName.of("a:b"));
    }
}
