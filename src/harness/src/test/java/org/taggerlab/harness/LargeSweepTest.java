package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.engine.Engine;
import org.taggerlab.harness.engine.EngineJob;
import org.taggerlab.harness.engine.EngineSettings;
import org.taggerlab.harness.engine.Resources;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.Inventory;

/** Five prescriptions, eight sizes, ten repetitions and their tuning, on an engine that starts nothing. */
class LargeSweepTest {
    private static final int TRIALS = 10 + 5 * 8 * 10 * 24 + 5 * 8 * 10;

    @TempDir
    Path folder;

    /** Queues everything for ever. */
    private static final class Queue implements Engine {
        private final List<EngineJob> jobs = new ArrayList<>();
        private int calls;

        @Override
        public String name() {
            return "queue";
        }

        @Override
        public boolean canOrder() {
            return true;
        }

        @Override
        public List<String> submit(
                String name, Path submission, int count, Collection<String> after, Resources resources) {
            calls++;
            var ids = IntStream.range(0, count).mapToObj(i -> calls + "_" + i).toList();
            ids.forEach(id -> jobs.add(new EngineJob(id, name, EngineJob.Phase.QUEUED, "Priority", "")));
            return ids;
        }

        @Override
        public List<EngineJob> jobs() {
            return List.copyOf(jobs);
        }

        @Override
        public void cancel(Collection<String> numbers) {
            throw new UnsupportedOperationException("nothing is cancelled here");
        }
    }

    private Harness harness(Engine engine, BuildMemory memory) {
        return new FakeHarness(
                        folder,
                        folder.resolve("store"),
                        new OutputFolder(folder.resolve("results"), false),
                        new HarnessRequest.Selection("quick", List.of(), Map.of(), null),
                        1,
                        "cpu",
                        new EngineSettings(
                                engine, new Resources(null, null, 0, 1, List.of()), 3, Duration.ofSeconds(1)),
                        false,
                        new RecordedLog())
                .with(memory);
    }

    private void writeExperiment() throws IOException {
        var catalogue = new StringBuilder("samples:\n");
        var inventory = new Inventory(LongStream.range(0, 200_000).toArray(), List.of(), Map.of(), Map.of());
        for (var name : List.of("top", "w", "qcd")) {
            var file = Files.writeString(folder.resolve(name + ".h5"), "jets of " + name);
            ResultStore.open(folder.resolve("store")).inventories().remember(FileDigest.sha256(file), inventory);
            catalogue.append(
                    "  %s: {file: %s.h5, sha256: %s, process: %s, generator: by hand, kind: simulated, licence: CC0-1.0}\n"
                            .formatted(name, name, FileDigest.sha256(file), name));
        }
        Files.writeString(folder.resolve("samples.yaml"), catalogue);
        Files.writeString(folder.resolve("large.yaml"), """
                title: A large sweep
                task: jet-tagging
                network: {type: lundnet}
                source: {signal: top, background: qcd, size: 20000, validation: 2000, epochs: 2, repetitions: 10}
                target: {signal: w, background: qcd, sizes: [100, 200, 500, 1000, 2000, 5000, 10000, 20000], validation: 2000, test: 20000}
                prescriptions:
                  - from-scratch
                  - fine-tuned
                  - frozen: {upto: edge-conv}
                  - frozen: {upto: edge-conv-3}
                  - frozen: {upto: fusion}
                training:
                  batch: 256
                  optimiser: adam
                  epochs: 30
                  tune: {learning-rate: [5.0e-5, 1.0e-4, 2.0e-4, 3.0e-4, 5.0e-4, 1.0e-3, 2.0e-3, 3.0e-3, 5.0e-3, 1.0e-2, 2.0e-2, 5.0e-2], batch: [128, 256], repetitions: all}
                repetitions: 10
                seed: 1
                """);
    }

    /** Of this thread: other tests run on the same machine. */
    private static double processorSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    @Test
    void tenThousandTrialsArePlannedAndSubmittedInSecondsAndLittleMemory() throws Exception {
        writeExperiment();
        var memory = new BuildMemory();
        var engine = new Queue();
        double start = processorSeconds();
        var forecast = harness(engine, memory).plan();
        double planned = processorSeconds() - start;
        System.gc();
        long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
        assertThat(forecast.lines().get(forecast.lines().size() - 1)).startsWith(TRIALS + " trials");

        start = processorSeconds();
        var sentence = harness(engine, memory).submit();
        double submitted = processorSeconds() - start;

        System.out.printf(
                "%d trials: planned in %.1f s, kept in %d MiB, submitted as %d jobs with %d calls in %.1f s (processor time)%n",
                TRIALS, planned, used >> 20, engine.jobs.size(), engine.calls, submitted);
        assertThat(sentence).startsWith("submitted 170 blocks to queue; 170 wait or run now. ");
        assertThat(engine.calls)
                .as("ten sources, blocks of each, and what waits for all of a size")
                .isEqualTo(1 + 10 + 8);
        assertThat(planned).isLessThan(20);
        assertThat(used >> 20).isLessThan(1024);
        assertThat(submitted).isLessThan(20);
    }
}
