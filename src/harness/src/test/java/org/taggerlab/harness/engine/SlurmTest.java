package org.taggerlab.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.executor.SweepOutcome;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.slurm.LocalSlurm;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** A real Slurm with two nodes on this machine, and what can happen to it; trials are fake. */
@Tag("slow")
class SlurmTest {
    private static final Resources SMALL = new Resources(null, null, 1500, 1, List.of());

    @TempDir
    private Path parent;

    @TempDir
    Path store;

    // one per test: a controller that is killed may forget numbers of jobs and use them again, and a node that knows
    // them is drained
    private LocalSlurm slurm;

    private final RecordedLog console = new RecordedLog();

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(LocalSlurm.missing().isEmpty(), LocalSlurm.missing());
        slurm = LocalSlurm.start(parent);
    }

    @AfterEach
    void stop() throws Exception {
        if (slurm != null) {
            slurm.close();
        }
    }

    private EngineSweep sweep(Resources resources, List<BlockTrial> trials) {
        return EngineTrials.sweep(store, new Slurm(slurm.environment()), resources, 3, console, trials);
    }

    private static <T> CompletableFuture<T> inBackground(Callable<T> task) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return task.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private SweepOutcome ended(CompletableFuture<SweepOutcome> sweep) throws Exception {
        try {
            return sweep.get(160, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(console.text() + slurm.logs() + slurm.run("squeue", "--states=all"), e);
        }
    }

    private List<String> starts() throws Exception {
        var file = store.resolve("starts.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void awaitCheckpoint(String key) throws Exception {
        slurm.await("checkpoint of " + key, () -> Files.exists(store.resolve("work/" + key + "/checkpoint.bin")));
    }

    private BlockStatus status(EngineTestBlock block) {
        return new BlockFolders(ResultStore.open(store)).status(block.name()).orElseThrow();
    }

    /** The only block of a sweep as it was submitted last. */
    private record EngineTestBlock(String name, String job, int attempt) {}

    private EngineTestBlock block() throws Exception {
        var latest = new BlockFolders(ResultStore.open(store)).latest();
        assertThat(latest).hasSize(1);
        var part = latest.values().iterator().next().part();
        return new EngineTestBlock(part.block(), part.job(), part.attempt());
    }

    @Test
    void blocksRunAfterTheirSourceAndEachTrialIsTrainedOnce() throws Exception {
        var trials = new ArrayList<>(List.of(EngineTrials.source("ok-source")));
        for (int i = 0; i < 4; i++) {
            trials.add(EngineTrials.trial("ok-tuned" + i, "ok-source", i));
            trials.add(EngineTrials.trial("ok-scratch" + i, null, i));
        }

        var outcome = ended(inBackground(() -> sweep(SMALL, trials).run()));

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(outcome.trained()).hasSize(9);
        assertThat(starts()).hasSize(9).doesNotHaveDuplicates().startsWith("ok-source");
        assertThat(outcome.time()).startsWith("5 blocks ran on slurm");
        // what is finished is not submitted again
        assertThat(sweep(SMALL, trials).run().sentence()).startsWith("nothing to train: 9 trials");
        assertThat(Files.list(store.resolve("submissions"))).hasSize(2);
    }

    @Test
    void requeuedBlockGoesOnAfterItsLastEpoch() throws Exception {
        var sweep =
                inBackground(() -> sweep(SMALL, EngineTrials.trials("resume-a")).run());
        awaitCheckpoint("resume-a");
        slurm.run("scontrol", "requeue", block().job());

        assertThat(ended(sweep).isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).containsExactly("resume-a", "resume-a");
        assertThat(status(block()).starts()).isEqualTo(2);
        assertThat(block().attempt()).as("Slurm itself started it again").isEqualTo(1);
    }

    @Test
    void cancelEndsTheJobsAndWhoFollowsThem() throws Exception {
        var trials = EngineTrials.trials("veryslow-a", "ok-b");
        var sweep = inBackground(() -> sweep(SMALL, trials).run());
        slurm.await("both", () -> starts().size() == 2 && Files.exists(store.resolve("trials/ok-b/complete.json")));
        var overview = new EngineOverview(ResultStore.open(store), new Slurm(slurm.environment()));
        assertThat(overview.status()).anyMatch(line -> line.contains(": running (on n") && line.contains("veryslow-a"));

        assertThat(overview.cancel()).startsWith("cancelled ");

        var outcome = ended(sweep);
        assertThat(outcome.interrupted()).isTrue();
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.trained()).hasSize(1);
        slurm.await("end of jobs", () -> slurm.run("squeue", "--noheader").isBlank());
        assertThat(overview.status()).anyMatch(line -> line.contains(": cancelled"));
    }

    @Test
    void blockAtItsTimeLimitIsSubmittedAgainAndGoesOn() throws Exception {
        var minute = new Resources(null, Duration.ofMinutes(1), 1500, 1, List.of());

        var outcome = ended(inBackground(
                () -> sweep(minute, EngineTrials.trials("resume-a")).run()));

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(console.text()).contains("has lost its process: TIMEOUT").contains("is submitted again, attempt 2");
        assertThat(starts()).hasSize(2);
    }

    @Test
    void trialsOfANodeThatIsLostGoOnOnAnotherOne() throws Exception {
        var sweep =
                inBackground(() -> sweep(SMALL, EngineTrials.trials("resume-a")).run());
        awaitCheckpoint("resume-a");
        var node = slurm.run("squeue", "--noheader", "--format=%N").strip();
        slurm.killNode(node);
        try {
            assertThat(ended(sweep).isSuccess()).as(console.text()).isTrue();
            assertThat(starts()).hasSize(2);
        } finally {
            slurm.startNode(node);
        }
    }

    @Test
    void controllerThatIsKilledChangesNothingAndIsWaitedFor() throws Exception {
        var sweep = inBackground(() ->
                sweep(SMALL, EngineTrials.trials("slow-a", "slow-b", "slow-c")).run());
        slurm.await("a start", () -> !starts().isEmpty());
        slurm.killController();
        slurm.await("silence", () -> console.text().contains("slurm does not answer"));
        slurm.startController();

        assertThat(ended(sweep).isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).doesNotHaveDuplicates();
    }

    /** A driver in a JVM of its own: its store, then the keys of its trials. */
    static final class Driver {
        public static void main(String[] arguments) throws Exception {
            var engine = new Slurm(Map.of());
            var keys = List.of(arguments).subList(1, arguments.length).toArray(new String[0]);
            var outcome = EngineTrials.sweep(
                            Path.of(arguments[0]), engine, SMALL, 3, new RecordedLog(), EngineTrials.trials(keys))
                    .run();
            System.exit(outcome.isSuccess() ? 0 : 1);
        }
    }

    private Process driver(String... keys) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Driver.class.getName(),
                store.toString()));
        command.addAll(List.of(keys));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(slurm.environment());
        return builder.start();
    }

    @Test
    void driverThatIsKilledLosesNothingAndTheNextOneFollowsWhatIsThere() throws Exception {
        var killed = driver("slow-a", "slow-b");
        slurm.await("a start", () -> !starts().isEmpty());
        killed.destroyForcibly().waitFor();

        var outcome = ended(inBackground(
                () -> sweep(SMALL, EngineTrials.trials("slow-a", "slow-b")).run()));

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).containsExactlyInAnyOrder("slow-a", "slow-b");
        assertThat(Files.list(store.resolve("submissions"))).hasSize(1);
    }

    @Test
    void twoDriversSubmitOnceAndBothFinish() throws Exception {
        var other = driver("slow-a", "slow-b", "ok-c");

        var outcome = ended(inBackground(() ->
                sweep(SMALL, EngineTrials.trials("slow-a", "slow-b", "ok-c")).run()));

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).isZero();
        assertThat(starts()).containsExactlyInAnyOrder("slow-a", "slow-b", "ok-c");
        assertThat(Files.list(store.resolve("submissions"))).hasSize(1);
    }

    @Test
    void refusalIsReportedInSlurmsOwnWords() {
        var nowhere = new Resources("nowhere", null, 1500, 1, List.of());

        assertThatThrownBy(() -> sweep(nowhere, EngineTrials.trials("ok-a")).run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tagger.executor=slurm")
                .hasMessageContaining("invalid partition specified: nowhere");
    }

    @Test
    void heldBlockIsSaidToBeHeldAndGoesOnWhenItIsReleased() throws Exception {
        slurm.run("scontrol", "update", "PartitionName=main", "State=DOWN");
        var sweep = inBackground(() -> sweep(SMALL, EngineTrials.trials("ok-a")).run());
        slurm.await("a job", () -> console.text().contains("1 queued since 20"));
        var job = block().job();
        slurm.run("scontrol", "hold", job);
        slurm.run("scontrol", "update", "PartitionName=main", "State=UP");
        slurm.await("the hold", () -> console.text().contains("1 held (JobHeld"));

        slurm.run("scontrol", "release", job);

        assertThat(ended(sweep).isSuccess()).as(console.text()).isTrue();
        assertThat(starts()).hasSize(1);
    }

    @Test
    void queueThatDoesNotStartSaysWhyAndSinceWhen() throws Exception {
        var closed = new Resources("closed", null, 1500, 1, List.of());
        var sweep =
                inBackground(() -> sweep(closed, EngineTrials.trials("ok-a")).run());
        slurm.await("a reason", () -> console.text().contains("1 queued since 20"));
        slurm.await("a reason", () -> console.text().contains("(PartitionDown)"));

        new EngineOverview(ResultStore.open(store), new Slurm(slurm.environment())).cancel();
        assertThat(ended(sweep).interrupted()).isTrue();
    }
}
