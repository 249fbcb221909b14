package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import org.taggerlab.vocabulary.worker.BackendRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;

/**
 * Starts the backend.
 *
 * @param request which one
 * @param folder where the answer goes
 */
record BackendJob(BackendRequest request, Path folder) implements Job {
    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var environment = ComputeEnvironment.asked(request.runtime());
        Job.answer(request, new BackendRequest.Found(environment.kernels()), folder);
        return WorkerExit.DONE;
    }
}
