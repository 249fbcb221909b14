package org.taggerlab.harness.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.taggerlab.harness.executor.LocalExecutor;
import org.taggerlab.harness.executor.WorkerSettings;

/**
 * How the trials of a block run.
 *
 * @param classPath of the worker, on every node
 * @param workerClass its main class
 * @param count workers side by side
 * @param threads compute threads of each
 * @param backend {@code cpu} or {@code cuda}
 * @param kernels {@code auto}, {@code nd4j} or {@code fused}
 * @param patienceSeconds how long a worker may be silent
 * @param options of the worker's JVM
 * @param failFast whether a block starts nothing more once one of its trials has failed
 * @param wallSeconds how long the block may run; {@code null} without limit
 * @param plugin version of the plugin
 * @param git state of the experiments
 * @param arguments what a command line needs besides to plan the same trials
 */
public record BlockStart(
        List<Path> classPath,
        String workerClass,
        int count,
        int threads,
        String backend,
        String kernels,
        long patienceSeconds,
        List<String> options,
        boolean failFast,
        Long wallSeconds,
        String plugin,
        String git,
        String arguments) {

    /** As this build was asked to, still without class path. */
    public static BlockStart of(
            String workerClass, WorkerSettings workers, LocalExecutor.Options options, Resources resources) {
        return new BlockStart(
                List.of(),
                workerClass,
                workers.count(),
                workers.threads(),
                workers.backend(),
                workers.kernels(),
                workers.patience().toSeconds(),
                workers.options(),
                options.failFast(),
                resources.walltime() == null ? null : resources.walltime().toSeconds(),
                options.plugin(),
                options.git(),
                options.arguments());
    }

    /** The same with a class path. */
    BlockStart with(List<Path> copied) {
        return new BlockStart(
                copied,
                workerClass,
                count,
                threads,
                backend,
                kernels,
                patienceSeconds,
                options,
                failFast,
                wallSeconds,
                plugin,
                git,
                arguments);
    }

    WorkerSettings workers() {
        return new WorkerSettings(count, threads, backend, kernels, Duration.ofSeconds(patienceSeconds), options);
    }
}
