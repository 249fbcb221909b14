package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.engine.CommandEngine;
import org.taggerlab.harness.engine.Engine;
import org.taggerlab.harness.engine.EngineSettings;
import org.taggerlab.harness.engine.HtCondorCommands;
import org.taggerlab.harness.engine.Resources;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.Inventory;

/** Whole sweeps with sources, several sizes and tuning, on this machine and on an engine. */
class EngineHarnessTest {
    private static final CommandEngine BACKGROUND = new CommandEngine(
            "setsid {script} > /dev/null 2>&1 & echo $!", "ps -eo pid=,stat= | grep -v Z", "kill {jobs} || true");

    @TempDir
    Path folder;

    private final RecordedLog console = new RecordedLog();
    private Path experiments;

    @BeforeEach
    void writeExperiment() throws IOException {
        experiments = Files.createDirectories(folder.resolve("expériments with spaces"));
        var catalogue = new StringBuilder("samples:\n");
        var inventory = new Inventory(LongStream.range(0, 400).toArray(), List.of(), Map.of(), Map.of());
        for (var name : List.of("top", "w", "qcd")) {
            var file = Files.writeString(experiments.resolve(name + ".h5"), "jets of " + name);
            for (var store : List.of("here", "there")) {
                ResultStore.open(folder.resolve(store + " für Jets"))
                        .inventories()
                        .remember(FileDigest.sha256(file), inventory);
            }
            catalogue.append(
                    "  %s: {file: %s.h5, sha256: %s, process: %s, generator: by hand, kind: simulated, licence: CC0-1.0}\n"
                            .formatted(name, name, FileDigest.sha256(file), name));
        }
        Files.writeString(experiments.resolve("samples.yaml"), catalogue);
        Files.writeString(experiments.resolve("example.yaml"), """
                title: An example
                task: jet-tagging
                network: {type: lundnet}
                source: {signal: top, background: qcd, size: 8, validation: 4, epochs: 2, repetitions: 2}
                target: {signal: w, background: qcd, sizes: [4, 8], validation: 4, test: 4}
                prescriptions: [from-scratch, fine-tuned]
                training:
                  batch: 2
                  optimiser: adam
                  epochs: 3
                  tune: {learning-rate: [1.0e-3, 2.0e-2, 0.5], repetitions: all}
                repetitions: 2
                seed: 1
                """);
    }

    private Harness harness(String store, EngineSettings engine, boolean rerun) {
        return new FakeHarness(
                        experiments,
                        folder.resolve(store + " für Jets"),
                        new OutputFolder(folder.resolve(store + " results"), false),
                        new HarnessRequest.Selection("quick", List.of(), Map.of(), null),
                        2,
                        "cpu",
                        engine,
                        rerun,
                        console)
                .with(new BuildMemory());
    }

    private static EngineSettings background() {
        return settings(BACKGROUND);
    }

    private static EngineSettings settings(Engine engine) {
        return new EngineSettings(engine, new Resources(null, null, 0, 2, List.of()), 1, Duration.ofMillis(500));
    }

    private Map<String, byte[]> trials(String store) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var trials = folder.resolve(store + " für Jets/trials");
        try (var all = Files.walk(trials)) {
            for (var file : all.filter(
                            one -> one.toString().matches(".*(scores.csv|model.zip|result.json|request.json)"))
                    .toList()) {
                files.put(trials.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    @Tag("slow")
    void aTunedSweepOnAnEngineHasTheBytesOfOneOnThisMachine() throws Exception {
        hasTheBytesOfOneOnThisMachine(background());
    }

    @Test
    @Tag("slow")
    void aTunedSweepOnStandInsForHtcondorHasThemToo() throws Exception {
        try (var commands = new HtCondorCommands(folder)) {
            hasTheBytesOfOneOnThisMachine(settings(commands.engine()));
        }
    }

    private void hasTheBytesOfOneOnThisMachine(EngineSettings engine) throws Exception {
        assertThat(harness("here", null, false).run().isSuccess()).isTrue();

        var outcome = harness("there", engine, false).run();

        assertThat(outcome.isSuccess()).as(console.text()).isTrue();
        assertThat(outcome.trained()).hasSize(2 + 2 * 2 * 2 * 3 + 2 * 2 * 2);
        var here = trials("here");
        var there = trials("there");
        assertThat(there.keySet()).isEqualTo(here.keySet());
        // a request names the model of its source by its place
        here.keySet().stream()
                .filter(name -> !name.endsWith("request.json"))
                .forEach(name -> assertThat(there.get(name)).as(name).isEqualTo(here.get(name)));
        harness("here", null, false).results();
        harness("there", engine, false).results();
        assertThat(folder.resolve("there results/example/results.json"))
                .hasSameBinaryContentAs(folder.resolve("here results/example/results.json"));
        assertThat(harness("there", engine, false).run().sentence()).startsWith("nothing to train: 34 trials");
    }

    @Test
    void engineTrainsNothingAgainThatIsThere() {
        assertThatThrownBy(() -> harness("there", background(), true).run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-Dtagger.rerun: trains again with tagger.executor=local only");
    }

    @Test
    void memoryThatNoTrialFitsIntoIsRefusedBeforeAnythingIsSubmitted() {
        var little = new EngineSettings(
                BACKGROUND, new Resources(null, null, 1000, 2, List.of()), 1, Duration.ofMillis(500));

        assertThatThrownBy(() -> harness("there", little, false).submit())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 workers in 1,000 MiB (tagger.memory)");
        assertThat(folder.resolve("there für Jets/submissions")).doesNotExist();
    }
}
