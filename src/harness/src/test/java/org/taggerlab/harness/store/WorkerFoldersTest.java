package org.taggerlab.harness.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.vocabulary.file.Machine;

class WorkerFoldersTest {
    @TempDir
    Path root;

    @Test
    void foldersOfBuildsThatAreGoneAreDeletedAndThoseOfOtherMachinesAreNot() throws Exception {
        var folders = new WorkerFolders(root);
        var own = Files.createDirectory(folders.folder(0));
        var gone = Files.createDirectory(root.resolve(Machine.word() + "-999999999-1-0"));
        var elsewhere = Files.createDirectory(root.resolve("another_node-999999999-1-0"));

        folders.clean();

        assertThat(gone).doesNotExist();
        assertThat(own).exists();
        assertThat(elsewhere).as("its processes cannot be seen from here").exists();
    }
}
