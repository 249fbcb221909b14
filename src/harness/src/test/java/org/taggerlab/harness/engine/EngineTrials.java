package org.taggerlab.harness.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.RecordedLog;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.executor.FakeWorkers;
import org.taggerlab.harness.executor.LocalExecutor;
import org.taggerlab.harness.executor.SweepProgress;
import org.taggerlab.harness.executor.Undecided;
import org.taggerlab.harness.executor.WorkerSettings;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.store.ResultStore;

/** Sweeps of fake trials on engines. */
final class EngineTrials {
    private static final WorkerSettings WORKERS =
            new WorkerSettings(1, 1, "cpu", "auto", Duration.ofSeconds(20), FakeWorkers.OPTIONS);

    private EngineTrials() {}

    /** A trial of a block of its own, with a source or without. */
    static BlockTrial trial(String key, String source, int repetition) {
        var example = TrialExamples.target(key, source);
        return new BlockTrial(
                "example", new PlannedTrial(example.request(), example.prescription(), 4, 6, repetition, 1), null);
    }

    static BlockTrial source(String key) {
        return new BlockTrial("example", TrialExamples.source(key), null);
    }

    /** One trial per block. */
    static List<BlockTrial> trials(String... keys) {
        var trials = new ArrayList<BlockTrial>();
        for (var key : keys) {
            trials.add(trial(key, null, trials.size()));
        }
        return trials;
    }

    static EngineSweep sweep(
            Path store, Engine engine, Resources resources, int retries, RecordedLog console, List<BlockTrial> trials) {
        var options = new LocalExecutor.Options(1, WORKERS.patience(), false, false, null, "1.0", "", "");
        return new EngineSweep(
                ResultStore.openToWrite(store),
                new EngineSettings(engine, resources, retries, Duration.ofMillis(300)),
                options,
                BlockStart.of(FakeWorkers.MAIN, WORKERS, options, resources),
                FakeWorkers::classPath,
                SweepProgress.plain(console, Duration.ZERO, System::nanoTime),
                trials,
                Undecided.NONE);
    }
}
