package org.taggerlab.harness.executor;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.taggerlab.vocabulary.worker.WorkerEvent;

/** How a sweep shows its progress: on a terminal, in a log, or to another process. */
public interface SweepProgress extends AutoCloseable {
    /** Something happened. */
    void info(String line);

    /** Something is not as it should be. */
    void warn(String line);

    /** Something failed. */
    void error(String line);

    /** How things stand now; shown if and when the console likes. */
    void status(String line);

    /** A worker has begun with a trial. */
    default void started(LocalExecutor.Job job) {}

    /** A worker says how far a trial is. */
    default void heard(LocalExecutor.Job job, WorkerEvent event) {}

    /** No worker works on a trial any longer. */
    default void ended(LocalExecutor.Job job) {}

    /** A trial has no result. */
    default void failed(TrialFailure failure) {}

    /** Takes away what is not meant to stay. */
    @Override
    void close();

    /** The kind that fits a console. */
    static SweepProgress on(BuildLog console) {
        return console.terminal()
                .<SweepProgress>map(terminal -> new LiveProgress(console, terminal, new TerminalWidth()))
                .orElseGet(() -> new PlainProgress(console, Duration.ofMinutes(1), System::nanoTime));
    }

    /** Sparse lines: each event, and at most one status in {@code pause}. */
    static SweepProgress plain(BuildLog console, Duration pause, LongSupplier nanoTime) {
        return new PlainProgress(console, pause, nanoTime);
    }
}
