package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.vocabulary.training.Objective;
import org.taggerlab.vocabulary.worker.TrialRequest;

class LocalExecutorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final RecordedLog console = new RecordedLog();
    private ResultStore store;

    @BeforeEach
    void openStore() {
        store = ResultStore.openToWrite(folder.resolve("störe with spaces"));
    }

    private LocalExecutor executor(int workers, Duration patience, boolean rerun, boolean failFast) {
        return new LocalExecutor(
                store,
                FakeWorkers::command,
                new LocalExecutor.Options(
                        workers, patience, rerun, failFast, null, "1.0", "abc-dirty", "-Dtagger.profile=paper"),
                SweepProgress.on(console));
    }

    private SweepOutcome run(Job... jobs) throws InterruptedException {
        return executor(2, PATIENCE, false, false).run(List.of(jobs));
    }

    private static Job job(String key) {
        return new Job("example", TrialExamples.target(key, null));
    }

    private static Job job(String key, String source) {
        return new Job("example", TrialExamples.target(key, source));
    }

    private static Job source(String key) {
        return new Job("example", TrialExamples.source(key));
    }

    private List<String> starts() throws IOException {
        return Files.readAllLines(store.root().resolve("starts.txt"));
    }

    @Test
    void sourceIsTrainedOnceAndFirstForAllThatNeedIt() throws Exception {
        var sweep = run(job("ok-a", "ok-source"), source("ok-source"), job("ok-b", "ok-source"), source("ok-source"));

        assertThat(sweep.failures()).isEmpty();
        assertThat(starts()).hasSize(3).startsWith("ok-source");
        assertThat(store.find("ok-b"))
                .isInstanceOfSatisfying(
                        StoreEntry.Found.class,
                        found -> assertThat(found.trial().request().transfer().sourceModel())
                                .isEqualTo(store.trialFolder("ok-source").resolve("model.zip")));
    }

    @Test
    void secondRunTrainsNothingAndAsksForNoWorker() throws Exception {
        run(job("ok-a"));

        var again = new LocalExecutor(
                        store,
                        () -> {
                            throw new AssertionError("asked for a worker");
                        },
                        new LocalExecutor.Options(2, PATIENCE, false, false, null, "1.0", "", ""),
                        SweepProgress.on(console))
                .run(List.of(job("ok-a")));

        assertThat(again.stored()).isEqualTo(1);
        assertThat(again.trained()).isEmpty();
        assertThat(again.time()).as("nothing was trained").isEmpty();
        assertThat(starts()).hasSize(1);
    }

    @Test
    void rerunTrainsAgainAndKeepsTheOldResultIfThatFails() throws Exception {
        run(job("ok-a"));
        executor(1, PATIENCE, true, false).run(List.of(job("ok-a")));
        assertThat(starts()).containsExactly("ok-a", "ok-a");

        // a rerun whose worker cannot even be started
        var broken =
                new WorkerCommand(List.of(folder), "org.taggerlab.Missing", new Memory(64, 64), 1, "auto", List.of());
        var sweep = new LocalExecutor(
                        store,
                        () -> broken,
                        new LocalExecutor.Options(1, PATIENCE, true, false, null, "1.0", "", ""),
                        SweepProgress.on(console))
                .run(List.of(job("ok-a")));

        assertThat(sweep.failures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.lastLines()).anyMatch(line -> line.contains("org.taggerlab.Missing")));
        assertThat(store.find("ok-a")).isInstanceOf(StoreEntry.Found.class);
    }

    /** One of each way to die; each is a JVM to start. */
    private static final Map<String, String> DEATHS = Map.of(
            "fail-11", "could not use a sample: said by the worker",
            "fail-14", "ran out of memory: said by the worker; it had 64 MiB of heap and 64 MiB beside it",
            "fail-15", "could not write its results",
            "exit-77", "failed unexpectedly (exit code 77)",
            "signal-KILL", "was ended by SIGKILL",
            "signal-ABRT", "was ended by SIGABRT",
            "exit-0", "ended without an answer (exit code 0)",
            "liar-a", "result.json: is missing although the worker said that it was done",
            "other-a", "the worker answered trial another-trial when asked for other-a");

    @Test
    void everyDeadWorkerIsReportedAndTheSweepGoesOn() throws Exception {
        var jobs = new ArrayList<Job>();
        DEATHS.keySet().forEach(key -> jobs.add(job(key)));
        jobs.add(job("ok-a"));

        var sweep = executor(2, PATIENCE, false, false).run(jobs);

        assertThat(sweep.trained()).containsExactly("example from-scratch ok-a");
        assertThat(sweep.failures()).hasSize(DEATHS.size()).allSatisfy(failure -> {
            assertThat(failure.sentence()).contains(DEATHS.get(failure.key()));
            assertThat(failure.log()).exists();
            assertThat(failure.command())
                    .isEqualTo("mvn tagger:run -Dtagger.only=example -Dtagger.trial=" + failure.key()
                            + " -Dtagger.profile=paper");
            assertThat(FailureFile.last(store, failure.key())).contains(failure);
            assertThat(console.text()).contains("ERROR " + failure.title() + ": " + failure.sentence());
            assertThat(store.find(failure.key())).isEqualTo(new StoreEntry.Absent());
        });
    }

    @Test
    void logNamesTheFirstTrialsOfALargeSweepOnly() throws Exception {
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < 24; i++) {
            jobs.add(job("ok-" + i));
        }

        run(jobs.toArray(Job[]::new));

        assertThat(console.text().lines().filter(line -> line.startsWith("INFO trained: ")))
                .hasSize(20)
                .allMatch(line -> line.contains(", validation AUC 0.9"));
        assertThat(console.text()).containsOnlyOnce("INFO Further trials are only counted");
    }

    @Test
    void sourceWithoutLabelsHasNoAucThatCouldBeTakenForThatOfATagger() throws Exception {
        var labelled = TrialExamples.source("ok-a");
        var transfer = labelled.request().transfer();
        var unlabelled = new TrialRequest.Transfer(transfer.prescription(), null, null, null, Objective.PUBLISHED);

        run(new Job("example", new PlannedTrial(labelled.request().with(unlabelled), "source", 4, 0, 0, 1)));

        assertThat(console.text()).contains("trained: ").doesNotContain("AUC");
    }

    private List<String> processes() throws IOException {
        return Files.readAllLines(store.root().resolve("pids.txt"));
    }

    @Test
    void oneWorkerServesTrialAfterTrialAlsoAfterThoseThatCouldNotBeServed() throws Exception {
        var sweep = executor(1, PATIENCE, false, false)
                .run(List.of(job("ok-a"), job("diverge-a"), job("fail-11"), job("twice-a"), job("ok-b")));

        assertThat(sweep.trained()).hasSize(4);
        assertThat(starts()).hasSize(5);
        assertThat(processes()).hasSize(5).containsOnly(processes().get(0));
    }

    @Test
    void anotherWorkerTakesThePlaceOfOneThatEndedAfterATrialOrGrew() throws Exception {
        var sweep = executor(1, PATIENCE, false, false)
                .run(List.of(job("last-a"), job("grow-a"), job("vanish-a"), job("fail-14"), job("ok-a")));

        assertThat(sweep.trained())
                .containsExactly(
                        "example from-scratch last-a", "example from-scratch grow-a", "example from-scratch ok-a");
        assertThat(sweep.failures())
                .extracting(TrialFailure::sentence)
                .anySatisfy(
                        sentence -> assertThat(sentence).contains("could not write its results", "vanish-a is gone"))
                .anySatisfy(sentence -> assertThat(sentence).contains("ran out of memory"));
        assertThat(processes()).hasSize(5).doesNotHaveDuplicates();
        assertThat(store.workerFolders().root()).isEmptyDirectory();
    }

    @Test
    void failureShowsTheLastFifteenLinesOfTheLog() throws Exception {
        var sweep = run(job("fail-20"));

        var lines = sweep.failures().get(0).lastLines();
        assertThat(lines).hasSize(15).startsWith("log line 6").endsWith("log line 20");
    }

    @Test
    void silentWorkerIsKilledAndItsStacksAreKept() throws Exception {
        var sweep = executor(1, Duration.ofSeconds(4), false, false).run(List.of(job("hang-a")));

        var failure = sweep.failures().get(0);
        assertThat(failure.sentence()).contains("no sign of life");
        assertThat(failure.lastLines()).contains("working on example from-scratch hang-a");
        assertThat(failure.log()).content().contains("Full thread dump", "FakeWorker.behave");
    }

    @Test
    void divergedTrialIsAResultAndIsNotTriedAgain() throws Exception {
        var sweep = run(job("diverge-a"));
        assertThat(sweep.failures()).isEmpty();
        assertThat(sweep.diverged())
                .singleElement()
                .satisfies(diverged -> assertThat(diverged.result().note()).contains("epoch 2, batch 1"));

        var again = run(job("diverge-a"));
        assertThat(again.diverged()).hasSize(1);
        assertThat(again.trained()).isEmpty();
        assertThat(starts()).hasSize(1);
    }

    @Test
    void whatStartsFromADivergedOrFailedSourceIsNotRun() throws Exception {
        var sweep = run(source("diverge-s"), job("ok-a", "diverge-s"), source("exit-20"), job("ok-b", "exit-20"));

        assertThat(starts()).containsExactlyInAnyOrder("diverge-s", "exit-20");
        assertThat(sweep.failures())
                .extracting(TrialFailure::sentence)
                .contains(
                        "not run: its source diverged ('example source diverge-s')",
                        "not run: its source failed ('example source exit-20')");
    }

    @Test
    void failFastStartsNothingMore() throws Exception {
        var sweep = executor(1, PATIENCE, false, true).run(List.of(job("exit-20"), job("ok-a")));

        assertThat(sweep.unstarted()).containsExactly("example from-scratch ok-a");
        assertThat(starts()).containsExactly("exit-20");
    }

    @Test
    void garbageAndHalfLinesAmongEventsDoNoHarm() throws Exception {
        assertThat(run(job("garbage-a")).trained()).hasSize(1);
    }

    @Test
    void killedTrialGoesOnInItsFolderWhenRunAgain() throws Exception {
        assertThat(run(job("once-a")).failures()).hasSize(1);

        var sweep = run(job("once-a"));

        assertThat(sweep.trained()).hasSize(1);
        assertThat(FailureFile.last(store, "once-a")).isEmpty();
        assertThat(sweep.time())
                .as("two epochs of three, each of 1 s with 0.5 s of validation")
                .matches("Training took 2 s of the \\d+ s of 2 workers \\(\\d+ %\\); validation 1 s, test 1 s, .*");
        assertThat(console.text()).contains("INFO goes on after epoch 1: example from-scratch once-a");
    }

    @Test
    void damagedResultIsSetAsideAndTrainedAgain() throws Exception {
        run(job("ok-a"));
        Files.writeString(store.trialFolder("ok-a").resolve("model.zip"), "other weights");

        var sweep = run(job("ok-a"));

        assertThat(sweep.trained()).hasSize(1);
        assertThat(console.text()).contains("WARN 'example from-scratch ok-a' is damaged", "damaged/ok-a-1");
        assertThat(store.find("ok-a")).isInstanceOf(StoreEntry.Found.class);
    }

    @Test
    void workerSeesThreadsAndLimitsButNoSecrets() throws Exception {
        var command = FakeWorkers.command();
        var builder = command.in(Files.createDirectories(folder.resolve("ä b")), folder.resolve("log"));
        assertThat(builder.environment().keySet())
                .allMatch(
                        name -> name.matches(
                                "PATH|HOME|USER|LOGNAME|LANG.*|LC_.*|TZ|T.*MP.*|.*LIBRARY_PATH|CUDA_.*|NVIDIA_.*|OMP_.*|.*_THREADS|OPENBLAS_CORETYPE"));

        var log = run(job("environment-a")).failures().get(0).log();

        assertThat(log)
                .content()
                .contains(
                        "OMP_NUM_THREADS=1",
                        "OPENBLAS_NUM_THREADS=1",
                        "MKL_NUM_THREADS=1",
                        "OMP_WAIT_POLICY=PASSIVE",
                        "kernels=auto",
                        "class path=" + System.getProperty("java.class.path"));
    }

    @Test
    void twoBuildsOnOneStoreTrainEachTrialOnce() throws Exception {
        var jobs = new ArrayList<Job>(List.of(source("slow-source")));
        for (int i = 0; i < 6; i++) {
            jobs.add(job("ok-" + i, "slow-source"));
        }
        var first = CompletableFuture.supplyAsync(() -> quietly(jobs));
        var second = CompletableFuture.supplyAsync(() -> quietly(jobs));

        assertThat(first.get().failures()).isEmpty();
        assertThat(second.get().failures()).isEmpty();
        assertThat(starts()).hasSize(7).doesNotHaveDuplicates();
        assertThat(first.get().trained().size() + second.get().trained().size()).isEqualTo(7);
        assertThat(console.text()).contains("is being trained by process");
    }

    private SweepOutcome quietly(List<Job> jobs) {
        try {
            return executor(2, PATIENCE, false, false).run(jobs);
        } catch (InterruptedException e) {
            return null;
        }
    }

    @Test
    void interruptedBuildLeavesNoWorker() throws Exception {
        var build = new Thread(() -> quietly(List.of(job("veryslow-a"))));
        build.start();
        var workers = waitForWorkers(1);
        build.interrupt();
        build.join(20_000);

        assertThat(workers).noneMatch(ProcessHandle::isAlive);
        try (var lock = store.tryLock("veryslow-a").orElseThrow()) {
            assertThat(lock).isNotNull();
        }
    }

    static List<ProcessHandle> waitForWorkers(int count) throws InterruptedException {
        List<ProcessHandle> workers = List.of();
        for (int i = 0; i < 300 && workers.size() < count; i++) {
            Thread.sleep(100);
            workers = ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.info()
                            .arguments()
                            .filter(arguments -> Arrays.asList(arguments).contains(FakeWorker.class.getName()))
                            .isPresent())
                    .toList();
        }
        assertThat(workers).hasSize(count);
        return workers;
    }
}
