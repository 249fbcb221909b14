package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerFiles;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/**
 * The main class of a worker JVM: {@code java ... org.taggerlab.worker.Worker <folder>}.
 *
 * <p>It reads {@value WorkerFiles#REQUEST} in the folder, appends to {@value WorkerFiles#EVENTS}, leaves its answer there, and ends with
 * the code of a {@link WorkerExit}. Standard output and error are a log for people.
 *
 * <p>The JVM needs {@code --add-modules jdk.incubator.vector} for the fused kernels, {@code -Xmx} and JavaCPP's
 * {@code maxbytes} as limits, the variables {@code OMP_NUM_THREADS} and {@code OMP_WAIT_POLICY=PASSIVE}, and
 * {@code -Dtagger.parent} with the process id of the process that starts it.
 */
public final class Worker {
    private Worker() {}

    /** Does what the folder's request says. */
    public static void main(String[] arguments) {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("expected one argument, the folder that holds " + WorkerFiles.REQUEST);
            Runtime.getRuntime().halt(WorkerExit.BAD_REQUEST.code());
        }
        WorkerExit exit = work(Path.of(arguments[0]));
        System.out.println("the worker " + exit.sentence());
        System.out.flush();
        System.err.flush();
        // not exit(): nothing is left to do, and native threads of a crashed computation may never end
        Runtime.getRuntime().halt(exit.code());
    }

    private static WorkerExit work(Path folder) {
        ParentWatch parent = ParentWatch.started();
        try (var events = new EventLog(folder)) {
            parent.watch(() -> orphaned(events));
            deleteLeftovers(folder);
            try {
                WorkerExit exit = Job.of(request(folder), folder).run(events);
                if (exit == WorkerExit.DONE) {
                    events.write(new WorkerEvent.Done());
                }
                return exit;
            } catch (Throwable thrown) {
                return failed(thrown, events);
            }
        } catch (IOException e) {
            System.err.println("cannot write in " + folder + ": " + e);
            return WorkerExit.CANNOT_WRITE;
        }
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
        } catch (IOException | OutOfMemoryError cannotSay) {
            // the exit code says it
        }
        return failure.exit();
    }

    private static void orphaned(EventLog events) {
        try {
            events.write(new WorkerEvent.Failed(
                    "the build that started this worker is gone; the trial goes on after its last epoch when it is run"
                            + " again",
                    WorkerExit.ORPHANED));
        } catch (IOException cannotSay) {
            // the exit code says it, if it is still read
        } finally {
            Runtime.getRuntime().halt(WorkerExit.ORPHANED.code());
        }
    }
}
