package org.taggerlab.harness.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerFiles;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/** One worker from its start to its end, listened to. */
final class WorkerRun {
    /** How often events are looked for; short against anything a person waits for. */
    private static final long POLL_MILLIS = 100;

    /** The first start of all unpacks native libraries before a worker can say a word. */
    private static final int PATIENCE_AT_START = 3;

    private final WorkerProcesses processes;
    private final Duration patience;

    WorkerRun(WorkerProcesses processes, Duration patience) {
        this.processes = processes;
        this.patience = patience;
    }

    /** How a worker ended. {@code said} is its own last word, or {@code null}. */
    sealed interface Ending {
        /** Whether the worker has left an answer; that a training diverged is one. */
        default boolean hasAnswer() {
            return this instanceof Exited exited
                    && (exited.code() == WorkerExit.DONE.code() || exited.code() == WorkerExit.DIVERGED.code());
        }

        /** By itself or by a signal. */
        record Exited(int code, WorkerEvent.Failed said) implements Ending {}

        /** It was silent for too long and was killed; the log up to {@code logBytes} is older than its stack dump. */
        record Hung(Duration silence, long logBytes) implements Ending {}

        /** The build is being stopped. */
        record Stopped() implements Ending {}
    }

    /** Runs a worker on a request in a folder. Events are handed over on this thread. */
    Ending run(WorkerCommand command, WorkerRequest<?> request, Path folder, Consumer<WorkerEvent> listener)
            throws IOException, InterruptedException {
        AtomicFile.write(folder.resolve(WorkerFiles.REQUEST), ProtocolJson.bytes(request));
        var tail = new EventTail(folder.resolve(WorkerFiles.EVENTS));
        var process = processes.start(command.in(folder));
        if (process == null) {
            return new Ending.Stopped();
        }
        try {
            return follow(process, tail, folder.resolve(WorkerFiles.LOG), listener);
        } finally {
            process.destroyForcibly();
            process.waitFor(5, TimeUnit.SECONDS);
            processes.ended(process);
        }
    }

    private Ending follow(Process process, EventTail tail, Path log, Consumer<WorkerEvent> listener)
            throws IOException, InterruptedException {
        // nanoTime: a clock that is set must neither hang nor kill a worker
        long lastSign = System.nanoTime();
        boolean started = false;
        WorkerEvent.Failed said = null;
        while (true) {
            boolean ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            for (var event : tail.poll()) {
                lastSign = System.nanoTime();
                started = true;
                if (event instanceof WorkerEvent.Failed failed) {
                    said = failed;
                }
                listener.accept(event);
            }
            if (ended) {
                return processes.isStopped() ? new Ending.Stopped() : new Ending.Exited(process.exitValue(), said);
            }
            var silence = Duration.ofNanos(System.nanoTime() - lastSign);
            if (silence.compareTo(started ? patience : patience.multipliedBy(PATIENCE_AT_START)) > 0) {
                long logBytes = Files.exists(log) ? Files.size(log) : 0;
                dumpStacks(process);
                return new Ending.Hung(silence, logBytes);
            }
        }
    }

    /** A JVM prints its stacks on SIGQUIT even where no jstack is installed. */
    private static void dumpStacks(Process process) throws InterruptedException {
        try {
            signal(process, "QUIT");
            // one that was stopped prints nothing until it goes on
            signal(process, "CONT");
            process.waitFor(1500, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // no such command on this platform: the worker is ended without a dump
            return;
        }
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(5, TimeUnit.SECONDS);
    }
}
