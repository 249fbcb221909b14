package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;

/** Builds in JVMs of their own on one store, one of which is killed. */
class TwoBuildsTest {
    @TempDir
    Path folder;

    private final List<Process> builds = new ArrayList<>();

    @AfterEach
    void endBuilds() {
        builds.forEach(build -> {
            build.descendants().forEach(ProcessHandle::destroyForcibly);
            build.destroyForcibly();
        });
    }

    /** A build: its store, then the keys of its trials. */
    static final class Build {
        public static void main(String[] arguments) throws Exception {
            var console = new RecordedLog();
            var sweep = sweep(Path.of(arguments[0]), console, List.of(arguments).subList(1, arguments.length));
            System.out.println(console.text());
            System.exit(sweep.failures().size());
        }
    }

    private static SweepOutcome sweep(Path root, RecordedLog console, List<String> keys) throws InterruptedException {
        var jobs = keys.stream()
                .map(key -> new Job("example", TrialExamples.target(key, null)))
                .toList();
        var options = new LocalExecutor.Options(2, Duration.ofSeconds(30), false, false, null, "1.0", "", "");
        return new LocalExecutor(
                        ResultStore.openToWrite(root), FakeWorkers::command, options, SweepProgress.on(console))
                .run(jobs);
    }

    private Process build(String... keys) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Build.class.getName(),
                folder.toString()));
        command.addAll(List.of(keys));
        var build = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("build.txt").toFile())
                .start();
        builds.add(build);
        return build;
    }

    private static ProcessHandle worker(Process build) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            var worker = build.descendants()
                    .filter(process -> process.info()
                            .arguments()
                            .filter(arguments -> Arrays.asList(arguments).contains(FakeWorkers.MAIN))
                            .isPresent())
                    .findFirst();
            if (worker.isPresent()) {
                return worker.get();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no worker was started");
    }

    private void waitForStart(String key) throws Exception {
        var starts = folder.resolve("starts.txt");
        for (int i = 0;
                i < 300 && !(Files.exists(starts) && Files.readString(starts).contains(key));
                i++) {
            Thread.sleep(100);
        }
    }

    @Test
    void killedBuildTakesItsWorkerAlongAndTheWaitingBuildTakesOver() throws Exception {
        var killed = build("slow-b");
        waitForStart("slow-b");
        var worker = worker(killed);
        var second = build("slow-b");
        killed.destroyForcibly().waitFor();

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        worker.onExit().get(5, TimeUnit.SECONDS);
        assertThat(ResultStore.open(folder).find("slow-b")).isInstanceOf(StoreEntry.Found.class);
    }

    @Test
    void terminatedBuildEndsItsWorkerFirst() throws Exception {
        var build = build("veryslow-a");
        var worker = worker(build);
        build.destroy();

        assertThat(build.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void buildsSideBySideTrainEachTrialOnceAndBothFinish() throws Exception {
        var keys = new String[] {"slow-a", "ok-b", "ok-c", "ok-d"};
        var other = build(keys);
        var console = new RecordedLog();

        var sweep = sweep(folder, console, List.of(keys));

        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).isZero();
        assertThat(sweep.failures()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("starts.txt"))).containsExactlyInAnyOrder(keys);
    }
}
