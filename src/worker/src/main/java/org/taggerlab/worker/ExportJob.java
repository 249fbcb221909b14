package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import org.taggerlab.networks.model.ExportMetadata;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.model.WeightExport;
import org.taggerlab.networks.onnx.OnnxExport;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.ExportFormat;
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
            if (ExportFormat.of(file).orElseThrow() == ExportFormat.ONNX) {
                LearntLabels.require(model, request.model(), "export its weights alone, as .safetensors or .npz");
                OnnxExport.write(model, metadata, file);
            } else {
                WeightExport.write(model, metadata, file);
            }
        }
        Job.answer(request, new ExportRequest.Exported(model.network().label(), model.parameters(), metadata), folder);
        return WorkerExit.DONE;
    }
}
