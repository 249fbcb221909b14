package org.taggerlab.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerFiles;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/**
 * The main class of a worker JVM: {@code java ... org.taggerlab.worker.Worker <folder of its own>}.
 *
 * <p>It serves one request after another. Each line of its standard input is the folder of one: it reads {@value
 * WorkerFiles#REQUEST} there, appends to {@value WorkerFiles#EVENTS} and {@value WorkerFiles#LOG}, and leaves its answer there.
 * The last event says how the request ended. The worker ends with its input, with its parent, or with a {@link WorkerExit} that
 * is the {@link WorkerExit#isLast() last} one; its code is that of its last request.
 *
 * <p>The JVM needs {@code --add-modules jdk.incubator.vector} for the fused kernels, {@code -Xmx} and JavaCPP's
 * {@code maxbytes} as limits, the variables {@code OMP_NUM_THREADS} and {@code OMP_WAIT_POLICY=PASSIVE}, and
 * {@code -Dtagger.parent} with the process id of the process that starts it.
 */
public final class Worker {
    private static final int NO_MEMORY = WorkerExit.OUT_OF_MEMORY.code();
    private static final int CRASHED = WorkerExit.CRASHED.code();

    private static volatile EventLog current;

    private Worker() {}

    /** Serves requests until there are no more. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> halt(thrown));
        ParentWatch.started().watch(Worker::orphaned);
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var exit = WorkerExit.DONE;
        for (String line = requests.readLine(); line != null; ) {
            exit = served(Path.of(line));
            line = exit.isLast() ? null : requests.readLine();
        }
        // not exit() after a failure: native threads of a crashed computation may never end
        if (exit.isLast()) {
            Runtime.getRuntime().halt(exit.code());
        }
        System.exit(exit.code());
    }

    /** On a thread of its own: what ND4J keeps for a thread, such as random numbers and workspaces, ends with the request. */
    private static WorkerExit served(Path folder) throws InterruptedException {
        var exit = new WorkerExit[] {WorkerExit.CRASHED};
        var thread = new Thread(() -> exit[0] = serve(folder), "request");
        thread.start();
        thread.join();
        return exit[0];
    }

    /** What could not be caught, such as memory that runs out where a failure is to be written; makes no objects. */
    private static void halt(Throwable thrown) {
        Runtime.getRuntime().halt(thrown instanceof OutOfMemoryError ? NO_MEMORY : CRASHED);
    }

    private static WorkerExit serve(Path folder) {
        try (var log = log(folder);
                var events = new EventLog(folder)) {
            System.setOut(log);
            System.setErr(log);
            current = events;
            WorkerExit exit = work(folder, events);
            log.println("the worker " + exit.sentence());
            return exit;
        } catch (IOException e) {
            // without the folder only the exit code can say it
            return WorkerExit.CANNOT_WRITE;
        } finally {
            current = null;
        }
    }

    private static WorkerExit work(Path folder, EventLog events) {
        try {
            deleteLeftovers(folder);
            WorkerExit exit;
            try (var heartbeat = Heartbeat.started(events)) {
                exit = Job.of(request(folder), folder).run(events);
            }
            ComputeEnvironment.tidyUp();
            if (exit == WorkerExit.DONE) {
                events.write(new WorkerEvent.Done(ComputeEnvironment.residentMb()));
            }
            return exit;
        } catch (Throwable thrown) {
            return failed(thrown, events);
        }
    }

    private static PrintStream log(Path folder) throws IOException {
        return new PrintStream(
                Files.newOutputStream(
                        folder.resolve(WorkerFiles.LOG), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8);
    }

    /** What a worker that was killed in the middle of a write has left; no other process works in this folder. */
    private static void deleteLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, ".*" + AtomicFile.TEMPORARY)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    private static WorkerRequest<?> request(Path folder) {
        try {
            return ProtocolJson.read(folder.resolve(WorkerFiles.REQUEST), WorkerRequest.class);
        } catch (IOException e) {
            throw new FailureException(WorkerExit.BAD_REQUEST, "cannot read the request: " + e, e);
        }
    }

    private static WorkerExit failed(Throwable thrown, EventLog events) {
        Failure failure = Failure.of(thrown);
        try {
            System.err.println(failure.message());
            thrown.printStackTrace();
            events.write(new WorkerEvent.Failed(failure.message(), failure.exit()));
            return failure.exit();
        } catch (IOException | OutOfMemoryError cannotSay) {
            // only the exit code says it
            return failure.exit().isLast() ? failure.exit() : WorkerExit.CANNOT_WRITE;
        }
    }

    private static void orphaned() {
        try (EventLog events = current) {
            if (events != null) {
                events.write(new WorkerEvent.Failed(
                        "the build that started this worker is gone; the trial goes on after its last epoch when it is run"
                                + " again",
                        WorkerExit.ORPHANED));
            }
        } catch (IOException cannotSay) {
            // the exit code says it, if it is still read
        } finally {
            Runtime.getRuntime().halt(WorkerExit.ORPHANED.code());
        }
    }
}
