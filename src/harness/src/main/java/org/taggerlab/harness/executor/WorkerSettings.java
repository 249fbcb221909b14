package org.taggerlab.harness.executor;

import java.time.Duration;
import java.util.List;

/**
 * How trials are computed.
 *
 * @param count workers side by side; 0: as many as the cores allow
 * @param threads compute threads of each; 0: one, so that results do not depend on the machine's size
 * @param backend {@code cpu} or {@code cuda}
 * @param kernels {@code auto}, {@code nd4j} or {@code fused}
 * @param patience how long a worker may be silent before it counts as hung
 * @param options further options of the worker's JVM, after those of the harness
 */
public record WorkerSettings(
        int count, int threads, String backend, String kernels, Duration patience, List<String> options) {
    /** How long a worker may be silent by default. */
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Copies, and fills in what is 0. */
    public WorkerSettings {
        if (count < 0 || threads < 0) {
            throw new IllegalArgumentException(
                    "tagger.workers is %d and tagger.threads %d, expected 0 or more".formatted(count, threads));
        }
        threads = threads == 0 ? 1 : threads;
        count = count == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() / threads) : count;
        options = List.copyOf(options);
    }

    /** As many workers as the cores allow, one thread each, on the CPU. */
    public static WorkerSettings byDefault() {
        return new WorkerSettings(0, 0, "cpu", "auto", PATIENCE, List.of());
    }

    /** One worker that has the machine to itself and computes as an earlier one did. */
    public WorkerSettings alone(int asThreads, String asKernels) {
        return new WorkerSettings(1, asThreads, backend, asKernels, patience, options);
    }
}
