package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.networks.model.Inputs;
import org.taggerlab.vocabulary.file.AtomicFile;
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
        Inputs inputs = request.objects() == null ? null : Inputs.ofEvents(request.objects());
        var inventory = SampleSource.of(request.task(), inputs).inspect(request.files(), request.view());
        AtomicFile.write(folder.resolve(request.answerFile()), ProtocolJson.bytes(inventory));
        return WorkerExit.DONE;
    }
}
