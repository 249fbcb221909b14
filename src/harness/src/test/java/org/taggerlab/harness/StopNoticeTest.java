package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.store.ResultStore;

/** What a user reads who stops a run. */
class StopNoticeTest {
    @TempDir
    Path folder;

    @Test
    void finishedAndBegunTrialsAreCounted() throws Exception {
        var store = ResultStore.openToWrite(folder);
        try (var notice = new StopNotice(store, false, line -> {})) {
            assertThat(notice.sentence())
                    .isEqualTo("Stopped before the first trial. Samples that were fetched or looked through are kept. "
                            + "Run the same command again to go on.");
            notice.about(List.of("a", "b"), 1);
            Files.createDirectories(store.trialFolder("a"));
            assertThat(notice.sentence())
                    .startsWith("Stopped. 1 of 3 trials are finished and kept in " + folder + ". Run");
            Files.createFile(Files.createDirectories(store.workFolder("b")).resolve("checkpoint.bin"));
            assertThat(notice.sentence()).contains(folder + ", 1 more after their last complete epoch. Run");
        }
    }

    /** A run in a JVM of its own that would never end. */
    static final class Run {
        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            new FakeHarness(
                            folder,
                            folder.resolve("store"),
                            new OutputFolder(folder.resolve("target"), true),
                            new HarnessRequest.Selection("quick", List.of(), Map.of(), null),
                            1,
                            new RecordedLog(System.out))
                    .with(new BuildMemory())
                    .run();
        }
    }

    @Test
    void aRunThatIsTerminatedSaysWhatIsKeptAndHowToGoOn() throws Exception {
        HarnessSamplesTest.writeExperiment(folder);
        var log = folder.resolve("log.txt");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Run.class.getName(),
                folder.toString()));
        var run = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            for (int i = 0; i < 300 && run.isAlive() && !Files.readString(log).contains("Looking through"); i++) {
                Thread.sleep(100);
            }
            run.destroy();
            assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
        assertThat(Files.readString(log)).contains("Stopped").contains("Run the same command again to go on.");
    }
}
