package org.taggerlab.harness;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.engine.EngineSettings;
import org.taggerlab.harness.executor.BuildLog;
import org.taggerlab.harness.executor.FakeWorkers;
import org.taggerlab.harness.executor.WorkerSettings;

/**
 * A harness with fake workers, and what most tests do not care about.
 *
 * @param experiments folder of the descriptors
 * @param selection of experiments and trials
 * @param workers how many
 * @param engine where trials run; {@code null}: here
 */
record FakeHarness(
        Path experiments,
        Path store,
        OutputFolder output,
        HarnessRequest.Selection selection,
        int workers,
        String backend,
        EngineSettings engine,
        boolean rerun,
        BuildLog console) {

    /** Trains here, on the processor. */
    FakeHarness(
            Path experiments,
            Path store,
            OutputFolder output,
            HarnessRequest.Selection selection,
            int workers,
            BuildLog console) {
        this(experiments, store, output, selection, workers, "cpu", null, false, console);
    }

    Harness with(BuildMemory memory) {
        return new Harness(
                new HarnessRequest(
                        experiments,
                        store,
                        output,
                        selection,
                        new WorkerSettings(workers, 1, backend, "auto", WorkerSettings.PATIENCE, FakeWorkers.OPTIONS),
                        engine,
                        rerun,
                        false,
                        false,
                        "1.0",
                        Map.of(),
                        FakeWorkers::classPath,
                        model -> Optional.empty(),
                        console),
                memory,
                FakeWorkers.MAIN);
    }
}
