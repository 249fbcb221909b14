package org.taggerlab.harness.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.vocabulary.worker.TrialRequest;

/**
 * How trials are computed.
 *
 * @param count workers side by side
 * @param threads compute threads of each
 * @param backend {@code cpu} or {@code cuda}
 * @param kernels {@code auto}, {@code nd4j} or {@code fused}
 * @param patience how long a worker may be silent before it counts as hung
 * @param options further options of the worker's JVM, after those of the harness
 */
public record WorkerSettings(
        int count, int threads, String backend, String kernels, Duration patience, List<String> options) {
    /** How long a worker may be silent by default. */
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Copies. */
    public WorkerSettings {
        options = List.copyOf(options);
    }

    /** What of it can change a trial's outcome. */
    public TrialRequest.Runtime runtime() {
        return new TrialRequest.Runtime(backend, threads, kernels, ComputeSettings.changingBits(options));
    }

    /** The same with another number of compute threads. */
    public WorkerSettings withThreads(int other) {
        return new WorkerSettings(count, other, backend, kernels, patience, options);
    }

    /** One worker that has the machine to itself and computes as an earlier one did. */
    public WorkerSettings alone(TrialRequest.Runtime as) {
        var all = new ArrayList<>(options);
        all.removeAll(ComputeSettings.changingBits(options));
        all.addAll(as.options());
        return new WorkerSettings(1, as.threads(), backend, as.kernels(), patience, all);
    }
}
