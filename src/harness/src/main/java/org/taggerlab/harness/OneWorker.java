package org.taggerlab.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.taggerlab.harness.executor.Memory;
import org.taggerlab.harness.executor.WorkerCall;
import org.taggerlab.harness.executor.WorkerCommand;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/**
 * A worker that has the machine to itself, for one question.
 *
 * @param workers how it computes; their number is not used
 */
record OneWorker(HarnessRequest.Workers workers, Supplier<List<Path>> classPath) {

    /** Asks; the folder stays if there is no answer, for its log. */
    void ask(Path subject, WorkerRequest request, Path folder) throws IOException, InterruptedException {
        var command = new WorkerCommand(
                classPath.get(),
                WorkerCommand.WORKER,
                Memory.share(Memory.ofMachine(), 1),
                workers.threads(),
                workers.kernels(),
                workers.options());
        new WorkerCall(command, workers.patience()).ask(subject, request, folder, event -> {});
    }
}
