package org.taggerlab.harness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.vocabulary.file.Machine;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;

/** A store of which a folder lies on another disk, to which nothing can be renamed, as in an overlay. */
class OtherDiskTest {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String KEY = "0f1e2d";

    @TempDir
    Path folder;

    private final TrialRequest request = TrialExamples.target(KEY, null).request();
    private Path elsewhere;

    @BeforeEach
    void findAnotherDisk() throws IOException {
        assumeTrue(Files.isWritable(MEMORY), "there is no " + MEMORY);
        elsewhere = Files.createTempDirectory(MEMORY, "tagger-store");
        var here = Files.createDirectory(folder.resolve("here"));
        assumeTrue(!Files.getFileStore(here).equals(Files.getFileStore(elsewhere)), "there is no other disk");
        assertThatThrownBy(() -> Files.move(here, elsewhere.resolve("here"), StandardCopyOption.ATOMIC_MOVE))
                .isInstanceOf(AtomicMoveNotSupportedException.class);
    }

    @AfterEach
    void leaveNothing() throws IOException {
        if (elsewhere != null) {
            Folders.delete(elsewhere);
        }
    }

    private ResultStore storeWithElsewhere(String name) throws IOException {
        var root = Files.createDirectory(folder.resolve("store"));
        Files.createSymbolicLink(root.resolve(name), elsewhere);
        return ResultStore.openToWrite(root);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trials", "work"})
    void trialIsPublishedAndReplacedByANewerOne(String name) throws IOException {
        var store = storeWithElsewhere(name);
        for (var status : List.of(Status.DIVERGED, Status.DONE)) {
            TrialExamples.answer(store.workFolder(KEY), request, status);
            store.publish(KEY);

            assertThat(store.find(KEY))
                    .isInstanceOfSatisfying(
                            StoreEntry.Found.class,
                            found -> assertThat(found.trial().result().status()).isEqualTo(status));
            assertThat(names(store.root().resolve("trials"))).containsExactly(KEY);
            assertThat(names(store.root().resolve("work"))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trials", "damaged"})
    void damagedTrialIsSetAsideWithAllItsFiles(String name) throws IOException {
        var store = storeWithElsewhere(name);
        TrialExamples.answer(store.workFolder(KEY), request, Status.DONE);
        var trial = store.publish(KEY).folder();
        Files.writeString(Files.createDirectory(trial.resolve("inner")).resolve("note"), "kept");
        Files.delete(trial.resolve("scores.csv"));
        Files.createSymbolicLink(trial.resolve("scores.csv"), Path.of("nowhere"));
        var time = Files.getLastModifiedTime(trial.resolve("result.json")).toMillis();

        var aside = store.setAside(KEY);

        assertThat(store.find(KEY)).isEqualTo(new StoreEntry.Absent());
        assertThat(names(store.root().resolve("damaged"))).containsExactly(KEY + "-1");
        assertThat(aside.resolve("inner/note")).hasContent("kept");
        assertThat(Files.readSymbolicLink(aside.resolve("scores.csv"))).isEqualTo(Path.of("nowhere"));
        assertThat(Files.getLastModifiedTime(aside.resolve("result.json")).toMillis())
                .isEqualTo(time);
    }

    @Test
    void copyThatABuildWasKilledInIsNoTrialAndIsRemoved() throws Exception {
        var store = storeWithElsewhere("trials");
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        var machine = Machine.name().replaceAll("[^A-Za-z0-9]", "_");
        var half = store.root().resolve("trials/.%s.%s-%d-1.tmp".formatted(KEY, machine, dead.pid()));
        TrialExamples.answer(half, request, Status.DONE);
        Completion.of(KEY, half).write(half);

        assertThat(store.requests()).isEmpty();
        ResultStore.openToWrite(store.root());

        assertThat(half).doesNotExist();
    }
}
