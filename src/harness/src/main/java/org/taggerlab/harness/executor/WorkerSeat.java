package org.taggerlab.harness.executor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.Folders;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerFiles;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/**
 * The place of one worker, which serves one request after another. It is started for the first one, and another one takes its
 * place after it has ended: by a failure of its own, because it was silent, because its memory grew, or after {@value
 * #MOST_REQUESTS} requests.
 *
 * <p>The worker is given the folder of each request on a line of its standard input; what it answers lies in that folder.
 */
final class WorkerSeat implements AutoCloseable {
    /** How often events are looked for; short against any trial. */
    private static final long POLL_MILLIS = 25;

    /** The first start of all unpacks native libraries before a worker can say a word. */
    private static final int PATIENCE_AT_START = 3;

    /** A bound on whatever may pile up in a JVM unnoticed. */
    private static final int MOST_REQUESTS = 500;

    /** How long an orderly end may take; it may write an archive of classes. */
    private static final long SECONDS_TO_END = 20;

    private final WorkerProcesses processes;
    private final Duration patience;
    private final WorkerCommand command;
    private final Path home;
    private Process process;
    private int served;

    /**
     * A place without a worker.
     *
     * @param home folder of the worker's own files, made when it is started
     */
    WorkerSeat(WorkerProcesses processes, Duration patience, WorkerCommand command, Path home) {
        this.processes = processes;
        this.patience = patience;
        this.command = command;
        this.home = home;
    }

    /** How the worker is started. */
    WorkerCommand command() {
        return command;
    }

    /** The options of the worker's JVM. */
    List<String> jvmOptions() {
        return command.jvmOptions(home);
    }

    /** How a request ended. {@code said} is the worker's own last word, or {@code null}. */
    sealed interface Ending {
        /** Whether the worker has left an answer; that a training diverged is one. */
        default boolean hasAnswer() {
            return this instanceof Served served
                    && (served.exit() == WorkerExit.DONE || served.exit() == WorkerExit.DIVERGED);
        }

        /** The worker said how. */
        record Served(WorkerExit exit, WorkerEvent.Failed said) implements Ending {}

        /** The worker ended without a word. */
        record Died(int code) implements Ending {}

        /** It was silent for too long and was killed; the log up to {@code logBytes} is older than its stack dump. */
        record Hung(Duration silence, long logBytes) implements Ending {}

        /** All is to stop. */
        record Stopped() implements Ending {}
    }

    /**
     * Asks the worker, and passes on what it says.
     *
     * @param folder of the request; exists
     */
    Ending ask(WorkerRequest<?> request, Path folder, Consumer<WorkerEvent> listener)
            throws IOException, InterruptedException {
        AtomicFile.write(folder.resolve(WorkerFiles.REQUEST), ProtocolJson.bytes(request));
        Ending ending = null;
        try {
            do {
                // null: the worker ended after its last request and before it saw this one
                ending = start() ? serve(folder, listener) : new Ending.Stopped();
            } while (ending == null);
            return ending;
        } finally {
            if (ending == null || ending instanceof Ending.Stopped) {
                end(0);
            }
        }
    }

    /** Starts a worker if there is none; not if all is to stop. */
    private boolean start() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            return true;
        }
        end(0);
        Files.createDirectories(home);
        Files.deleteIfExists(jvmLog());
        process = processes.start(command.in(home, jvmLog()));
        served = 0;
        return process != null;
    }

    private Ending serve(Path folder, Consumer<WorkerEvent> listener) throws IOException, InterruptedException {
        boolean isNew = served++ == 0;
        var tail = new EventTail(folder.resolve(WorkerFiles.EVENTS));
        var silence = new Silence(System::nanoTime);
        boolean heard = false;
        hand(folder);
        while (true) {
            boolean ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            silence.goesOn();
            for (var event : tail.poll()) {
                silence.isBroken();
                heard = true;
                listener.accept(event);
                if (event instanceof WorkerEvent.Done done) {
                    return served(done);
                }
                if (event instanceof WorkerEvent.Failed failed) {
                    return failed(failed);
                }
            }
            if (ended) {
                return processes.isStopped() ? new Ending.Stopped() : died(isNew || heard, folder);
            }
            if (silence.isLongerThan(isNew && !heard ? patience.multipliedBy(PATIENCE_AT_START) : patience)) {
                return hung(silence, folder);
            }
        }
    }

    /** One that has ended meanwhile takes nothing; that is noticed by its end. */
    private void hand(Path folder) {
        try {
            var input = process.getOutputStream();
            input.write((folder + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException ended) {
            return;
        }
    }

    private Ending served(WorkerEvent.Done done) throws InterruptedException {
        // half of what it may take: the rest is for the trial that needs more than those before
        if (served >= MOST_REQUESTS || done.residentMb() > command.memory().total() / 2) {
            end(SECONDS_TO_END);
        }
        return new Ending.Served(WorkerExit.DONE, null);
    }

    private Ending failed(WorkerEvent.Failed failed) throws InterruptedException {
        if (failed.exit().isLast()) {
            end(SECONDS_TO_END);
        }
        return new Ending.Served(failed.exit(), failed);
    }

    private Ending died(boolean inThisRequest, Path folder) throws IOException, InterruptedException {
        int code = process.exitValue();
        end(0);
        if (!inThisRequest) {
            return null;
        }
        keepJvmLog(folder);
        return new Ending.Died(code);
    }

    private Ending hung(Silence silence, Path folder) throws IOException, InterruptedException {
        var log = folder.resolve(WorkerFiles.LOG);
        long logBytes = Files.exists(log) ? Files.size(log) : 0;
        dumpStacks();
        end(0);
        keepJvmLog(folder);
        return new Ending.Hung(silence.duration(), logBytes);
    }

    /** What the JVM and native code printed goes to where the request's own log is read. */
    private void keepJvmLog(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(jvmLog())) {
            Files.write(
                    folder.resolve(WorkerFiles.LOG),
                    Files.readAllBytes(jvmLog()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        var crash = home.resolve(WorkerFiles.CRASH_LOG);
        if (Files.exists(crash)) {
            Files.move(crash, folder.resolve(WorkerFiles.CRASH_LOG), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path jvmLog() {
        return home.resolve("jvm.log");
    }

    /** A JVM prints its stacks on SIGQUIT even where no jstack is installed. */
    private void dumpStacks() throws InterruptedException {
        try {
            signal("QUIT");
            // one that was stopped prints nothing until it goes on
            signal("CONT");
            process.waitFor(1500, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // no such command on this platform: the worker is ended without a dump
            return;
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(5, TimeUnit.SECONDS);
    }

    /** Gives the worker no more requests, and ends it if it does not end by itself. */
    private void end(long seconds) throws InterruptedException {
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
            process.waitFor(seconds, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor(3, TimeUnit.SECONDS);
        } catch (IOException alreadyEnded) {
            // its input is closed
        } finally {
            process.destroyForcibly();
            processes.ended(process);
            process = null;
        }
    }

    /** Lets the worker end, and deletes its own files. */
    @Override
    public void close() throws InterruptedException {
        end(SECONDS_TO_END);
        ClassArchive.of(command.classPath()).keep();
        try {
            Folders.delete(home);
        } catch (IOException later) {
            // by a later sweep, which deletes what belongs to no build
            return;
        }
    }
}
