package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;

/** Files of a store that this account may not use; a link to itself stands for them, as root may use all others. */
class SharedStoreTest {
    @TempDir
    Path folder;

    private final RecordedLog console = new RecordedLog();
    private ResultStore store;

    @BeforeEach
    void openStore() {
        store = ResultStore.openToWrite(folder);
    }

    private SweepOutcome run(boolean rerun, String... keys) throws InterruptedException {
        var options = new LocalExecutor.Options(1, Duration.ofSeconds(20), rerun, false, null, "1.0", "", "");
        var jobs = List.of(keys).stream()
                .map(key -> new LocalExecutor.Job("example", TrialExamples.target(key, null)))
                .toList();
        return new LocalExecutor(store, FakeWorkers::command, options, SweepProgress.on(console)).run(jobs);
    }

    private static void makeUnusable(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, file);
    }

    @Test
    void trialThatCannotBeReadFailsTheBuildAndIsNeitherMovedNorTrainedAgain() throws Exception {
        run(false, "ok-a");
        var scores = store.trialFolder("ok-a").resolve("scores.csv");
        makeUnusable(scores);

        for (boolean rerun : new boolean[] {false, true}) {
            var sweep = run(rerun, "ok-a", "ok-b");

            assertThat(sweep.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.sentence())
                            .startsWith("could not be run: user '" + System.getProperty("user.name") + "' cannot read "
                                    + scores));
        }
        assertThat(Files.isSymbolicLink(scores)).isTrue();
        assertThat(store.root().resolve("damaged")).isEmptyDirectory();
        assertThat(store.find("ok-b")).isInstanceOf(StoreEntry.Found.class);
    }

    @Test
    void trialWhoseLockCannotBeOpenedSaysSoAndTheOthersRun() throws Exception {
        makeUnusable(store.root().resolve("locks/ok-a.lock"));

        var sweep = run(false, "ok-a", "ok-b");

        assertThat(sweep.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.sentence())
                        .contains("cannot lock " + store.root().resolve("locks/ok-a.lock")));
        assertThat(sweep.trained()).hasSize(1);
    }

    @Test
    void secondAnswerIsComparedWithTheFirstWhichStays() throws Exception {
        var sweep = run(false, "second-a", "equalsecond-b");

        assertThat(sweep.isSuccess()).isTrue();
        assertThat(sweep.trained()).isEmpty();
        assertThat(sweep.elsewhere()).hasSize(2);
        var other = store.root().resolve("damaged/second-a-1");
        assertThat(console.text())
                .contains(
                        "'example from-scratch second-a' was trained twice, here and by another process, with different"
                                + " results: the first one stays, the other one lies in " + other)
                .contains(
                        "'example from-scratch equalsecond-b' was trained twice, here and by another process, with equal results");
        assertThat(store.trialFolder("second-a").resolve("model.zip")).hasContent("weights of second-a");
        assertThat(other.resolve("model.zip")).hasContent("other weights");
        assertThat(store.workFolder("equalsecond-b")).doesNotExist();
    }

    @Test
    void onlyTheLatestHolderOfALockStores() throws Exception {
        var sweep = run(false, "takenover-a");

        assertThat(sweep.isSuccess()).isTrue();
        assertThat(Files.readAllLines(store.root().resolve("starts.txt"))).hasSize(2);
        assertThat(console.text()).contains("'example from-scratch takenover-a' was taken over by process 4711");
    }
}
