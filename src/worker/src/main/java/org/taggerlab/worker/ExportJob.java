package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import org.taggerlab.networks.model.ExportMetadata;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.model.WeightExport;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.ExportRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;

/**
 * Writes a tagger for other programs.
 *
 * @param request which tagger, and the files to write
 * @param folder where the answer goes
 */
record ExportJob(ExportRequest request, Path folder) implements Job {

    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var model = TaggerModel.load(request.model());
        var metadata = ExportMetadata.of(model, FileDigest.sha256(request.model()), request.licence());
        for (Path file : request.files()) {
            WeightExport.write(model, metadata, file);
        }
        Job.answer(request, new ExportRequest.Exported(model.network().label(), model.parameters()), folder);
        return WorkerExit.DONE;
    }
}
