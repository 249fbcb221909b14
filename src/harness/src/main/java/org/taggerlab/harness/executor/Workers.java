package org.taggerlab.harness.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.Folders;
import org.taggerlab.harness.store.WorkerFolders;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerFiles;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/** Workers that answer one request each; nothing of it goes through the store. */
public final class Workers {
    private final Supplier<WorkerCommand> command;
    private final Duration patience;
    private final Consumer<WorkerEvent> listener;

    /**
     * Workers that may be silent for {@code patience}.
     *
     * @param command how a worker is started; asked for only when one is
     */
    public Workers(Supplier<WorkerCommand> command, Duration patience) {
        this(command, patience, event -> {});
    }

    private Workers(Supplier<WorkerCommand> command, Duration patience, Consumer<WorkerEvent> listener) {
        this.command = command;
        this.patience = patience;
        this.listener = listener;
    }

    /** The same workers, of whose events another one hears too. */
    public Workers listening(Consumer<WorkerEvent> other) {
        return new Workers(command, patience, listener.andThen(other));
    }

    /** A worker that has the machine to itself for each request. */
    public static Workers alone(WorkerSettings settings, Supplier<List<Path>> classPath) {
        var one = settings.alone(settings.runtime());
        // relative: below the worker's own folder, which goes with it
        var prepared = List.of("-Dtagger.prepared=prepared");
        return new Workers(
                () -> WorkerCommand.of(one, classPath.get(), WorkerCommand.WORKER, prepared), settings.patience());
    }

    /** Reads what the worker has left in its folder besides its answer. */
    @FunctionalInterface
    public interface Reading<A, R> {
        /** Reads, before the folder is deleted. */
        R read(A answer, Path folder) throws IOException;
    }

    /**
     * Asks a worker; that a training diverged is an answer.
     *
     * @return its answer
     * @throws InvalidInputException if the worker has no answer, with its reasons, one each
     * @throws IOException if its folder cannot be written or read
     */
    public <A> A ask(WorkerRequest<A> request) throws IOException, InterruptedException {
        return ask(request, (answer, folder) -> answer);
    }

    /** The same with files that stand beside the answer. */
    public <A, R> R ask(WorkerRequest<A> request, Reading<A, R> reading) throws IOException, InterruptedException {
        return ask(request, Files.createTempDirectory("tagger-worker"), reading);
    }

    /** The same in a folder of the caller, which is made if necessary; it stays only if there is no answer, for its log. */
    <A, R> R ask(WorkerRequest<A> request, Path folder, Reading<A, R> reading)
            throws IOException, InterruptedException {
        run(request, folder);
        var answer = reading.read(
                ProtocolJson.read(
                        folder.resolve(request.answer().file()),
                        request.answer().type()),
                folder);
        Folders.delete(folder);
        return answer;
    }

    private void run(WorkerRequest<?> request, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var reasons = new ArrayList<Diagnostic>();
        Consumer<WorkerEvent> failures = event -> {
            if (event instanceof WorkerEvent.Failed failed) {
                // a worker that finds several things wrong gives each a line
                failed.message().lines().forEach(line -> reasons.add(problem(request, line.strip())));
            }
        };
        try (var processes = new WorkerProcesses();
                var worker = new WorkerSeat(processes, patience, command.get(), new WorkerFolders(folder).folder(0))) {
            var ending = worker.ask(request, folder, failures.andThen(listener));
            if (!ending.hasAnswer()) {
                if (reasons.isEmpty()) {
                    reasons.add(problem(
                            request,
                            FailureMessage.sentence(
                                            ending, folder, worker.command().memory()) + "; its log is "
                                    + folder.resolve(WorkerFiles.LOG)));
                }
                throw new InvalidInputException(reasons);
            }
        }
    }

    private static Diagnostic problem(WorkerRequest<?> request, String message) {
        return new Diagnostic(request.subject(), message);
    }
}
