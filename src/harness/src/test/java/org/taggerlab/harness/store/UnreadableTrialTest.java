package org.taggerlab.harness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.vocabulary.worker.Status;

/** What cannot be read is not damaged. A link to itself is what no account can read, root neither. */
class UnreadableTrialTest {
    private static final String KEY = "0f1e2d";

    @TempDir
    Path folder;

    private ResultStore store;

    @BeforeEach
    void publish() throws IOException {
        store = ResultStore.openToWrite(folder);
        TrialExamples.answer(
                store.workFolder(KEY), TrialExamples.target(KEY, null).request(), Status.DONE);
        store.publish(KEY);
    }

    private static void makeUnreadable(Path file) throws IOException {
        Files.delete(file);
        Files.createSymbolicLink(file, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete.json", "request.json", "result.json", "scores.csv", "model.zip"})
    void fileThatCannotBeReadIsSaidWithWhatToDo(String name) throws IOException {
        makeUnreadable(store.trialFolder(KEY).resolve(name));

        assertThat(store.find(KEY))
                .isInstanceOfSatisfying(
                        StoreEntry.Unreadable.class,
                        unreadable -> assertThat(unreadable.problem())
                                .startsWith("user '" + System.getProperty("user.name") + "' cannot read "
                                        + store.trialFolder(KEY).resolve(name) + ": ")
                                .contains("give permission to read it", "-Dtagger.store="));
    }

    @Test
    void markerInAFolderOfWorkStaysIfAFileCannotBeRead() throws IOException {
        Files.move(store.trialFolder(KEY), store.workFolder(KEY));
        makeUnreadable(store.workFolder(KEY).resolve("scores.csv"));

        assertThatThrownBy(() -> store.recover(KEY)).isInstanceOf(IOException.class);

        assertThat(store.workFolder(KEY).resolve("complete.json")).exists();
    }

    @Test
    void permissionThatIsMissingIsSaidWithTheOwner() throws IOException {
        var file = Files.writeString(folder.resolve("scores.csv"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var owner = Files.getOwner(file).getName();

        assertThat(FileError.of(new AccessDeniedException(file.toString())))
                .isEqualTo(file + ": permission denied; it belongs to '" + owner + "' (rw-------)");
        var inside = folder.resolve("not there");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(FileError.of(new AccessDeniedException(inside.toString())))
                .isEqualTo(inside + ": permission denied; the folder " + folder + " belongs to '" + owner
                        + "' (rwxr-x---)");
    }
}
