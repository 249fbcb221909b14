package org.taggerlab.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.engine.EngineJob.Phase;
import org.taggerlab.harness.executor.SweepOutcome;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** Sweeps on stand-ins for HTCondor's commands, and what HTCondor does to jobs; trials are fake. */
@Tag("slow")
class HtCondorSweepTest {
    private static final Resources SMALL = new Resources(null, null, 1500, 1, List.of());

    @TempDir
    private Path parent;

    private final RecordedLog console = new RecordedLog();
    private HtCondorCommands commands;
    private Path store;

    @BeforeEach
    void installCommands() throws IOException {
        commands = new HtCondorCommands(parent);
        store = Files.createDirectory(parent.resolve("für Jets"));
    }

    @AfterEach
    void endJobs() throws Exception {
        commands.close();
    }

    private CompletableFuture<SweepOutcome> sweep(List<BlockTrial> trials) {
        var sweep = EngineTrials.sweep(store, commands.engine(), SMALL, 1, console, trials);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return sweep.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private SweepOutcome ended(CompletableFuture<SweepOutcome> sweep) throws Exception {
        try {
            return sweep.get(160, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(console.text() + commands.engine().jobs(), e);
        }
    }

    private List<String> starts() throws IOException {
        return Files.readAllLines(store.resolve("starts.txt"));
    }

    private EngineOverview overview() {
        return new EngineOverview(ResultStore.open(store), commands.engine());
    }

    /** Waits until the only job has written a checkpoint of a trial. */
    private EngineJob awaitCheckpoint(String key) throws Exception {
        return commands.await(
                "checkpoint",
                job -> job.phase() == Phase.RUNNING
                        && Files.exists(store.resolve("work").resolve(key).resolve("checkpoint.bin")));
    }

    private void awaitConsole(String text) throws Exception {
        for (int i = 0; i < 300 && !console.text().contains(text); i++) {
            Thread.sleep(100);
        }
        assertThat(console.text()).contains(text);
    }

    @Test
    void blocksRunAfterTheirSourceAndEachTrialIsTrainedOnce() throws Exception {
        var trials = new ArrayList<>(List.of(EngineTrials.source("ok-source")));
        for (int i = 0; i < 2; i++) {
            trials.add(EngineTrials.trial("ok-tuned" + i, "ok-source", i));
        }

        var outcome = ended(sweep(trials));

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).hasSize(3).doesNotHaveDuplicates().startsWith("ok-source");
        assertThat(outcome.time()).startsWith("3 blocks ran on htcondor");
        assertThat(overview().status()).endsWith("blocks on htcondor: 3 finished");
        var latest = new BlockFolders(ResultStore.open(store)).latest();
        latest.forEach((name, block) -> assertThat(new BlockFolders(ResultStore.open(store))
                        .status(name)
                        .orElseThrow()
                        .allocation())
                .isEqualTo("htcondor " + block.part().job()));
    }

    @Test
    void evictedBlockGoesOnAfterItsLastEpoch() throws Exception {
        var sweep = sweep(EngineTrials.trials("resume-a"));
        var job = awaitCheckpoint("resume-a");

        commands.run("condor_vacate_job", job.id());

        assertThat(ended(sweep).isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).containsExactly("resume-a", "resume-a");
        assertThat(console.text()).as("HTCondor itself started it again").doesNotContain("submitted again");
    }

    @Test
    void heldBlockSaysWhyUntilItIsReleased() throws Exception {
        var sweep = sweep(EngineTrials.trials("resume-a"));
        var job = awaitCheckpoint("resume-a");

        commands.run("condor_hold", "-reason", "memory usage exceeded request_memory", job.id());

        awaitConsole("0 blocks running, 1 held (memory usage exceeded request_memory)");
        assertThat(overview().status())
                .anyMatch(line ->
                        line.contains(": held (job %s: memory usage exceeded request_memory".formatted(job.id())))
                .endsWith("blocks on htcondor: 1 held");
        commands.run("condor_release", job.id());
        assertThat(ended(sweep).isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).hasSize(2);
    }

    @Test
    void queueThatIsNotReachedChangesNothing() throws Exception {
        var sweep = sweep(EngineTrials.trials("slow-a"));
        commands.await("a job", job -> true);
        commands.setReachable(false);
        awaitConsole("htcondor does not answer, which changes nothing for what is submitted: -- Failed to fetch ads");
        commands.setReachable(true);

        assertThat(ended(sweep).isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).containsExactly("slow-a");
    }

    @Test
    void blockWhoseProcessIsKilledIsSubmittedAgain() throws Exception {
        var sweep = sweep(EngineTrials.trials("resume-a"));
        var job = awaitCheckpoint("resume-a");

        commands.run("kill_job", job.id());

        assertThat(ended(sweep).isSuccess()).as(console.text()).isTrue();
        assertThat(console.text())
                .contains("has lost its process: ended with signal 9")
                .contains("is submitted again, attempt 2");
    }

    @Test
    void cancelledBlocksAreNotSubmittedAgain() throws Exception {
        var sweep = sweep(EngineTrials.trials("veryslow-a"));
        commands.await("a running job", job -> job.phase() == Phase.RUNNING);

        assertThat(overview().cancel()).startsWith("cancelled 1 blocks");

        var outcome = ended(sweep);
        assertThat(outcome.interrupted()).isTrue();
        assertThat(outcome.failures()).isEmpty();
        assertThat(overview().status()).endsWith("blocks on htcondor: 1 cancelled");
    }

    @Test
    void refusalIsReportedWithTheExecutor() {
        var refused = new Resources(null, null, 1500, 1, List.of("accounting_group=none-such"));

        assertThatThrownBy(() -> EngineTrials.sweep(
                                store, commands.engine(), refused, 1, console, EngineTrials.trials("ok-a"))
                        .run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tagger.executor=htcondor")
                .hasMessageContaining("ERROR: there is no group none-such");
    }
}
