package org.taggerlab.harness.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/** One question to one worker that is waited for; nothing of it goes through the store. */
public final class WorkerCall {
    private final WorkerCommand command;
    private final Duration patience;

    /** A call of a worker that may be silent for {@code patience}. */
    public WorkerCall(WorkerCommand command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    /**
     * Asks a worker in an empty folder, where its answer is then found; that a training diverged is an answer.
     *
     * @param subject the file that is asked about, for the message
     * @param listener hears what the worker says meanwhile, on this thread
     * @throws InvalidInputException if the worker has no answer, with its reasons, one each
     * @throws IOException if the folder cannot be written
     */
    public void ask(Path subject, WorkerRequest request, Path folder, Consumer<WorkerEvent> listener)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        AtomicFile.write(folder.resolve("request.json"), ProtocolJson.bytes(request));
        var said = new ArrayList<Diagnostic>();
        Consumer<WorkerEvent> both = event -> {
            if (event instanceof WorkerEvent.Failed failed) {
                // a worker that lists what is wrong says it in lines
                failed.message().lines().forEach(line -> said.add(new Diagnostic(subject, 0, 0, line.strip())));
            }
            listener.accept(event);
        };
        try (var processes = new WorkerProcesses()) {
            var ending = new WorkerRun(processes, patience).run(command, folder, both);
            if (ending instanceof WorkerRun.Ending.Exited exited
                    && (exited.code() == WorkerExit.DONE.code() || exited.code() == WorkerExit.DIVERGED.code())) {
                return;
            }
            if (said.isEmpty()) {
                said.add(new Diagnostic(
                        subject,
                        0,
                        0,
                        Autopsy.sentence(ending, folder, command.memory()) + "; its log is "
                                + folder.resolve("worker.log")));
            }
            throw new InvalidInputException(said);
        }
    }
}
