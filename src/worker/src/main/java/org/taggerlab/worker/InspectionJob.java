package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.worker.InspectionRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;

/**
 * Looks through a sample as a task sees it; needs no network.
 *
 * @param request the sample
 * @param folder where the answer goes
 */
record InspectionJob(InspectionRequest request, Path folder) implements Job {
    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var bytes = DeclaredBytes.of(request.files(), request.sha256());
        var inventory = request.task() == Task.JET_TAGGING
                ? JetSamples.inspect(request.files(), request.view())
                : EventSamples.inspect(request.files(), request.view(), request.objects());
        bytes.verified();
        Job.answer(request, inventory, folder);
        return WorkerExit.DONE;
    }
}
