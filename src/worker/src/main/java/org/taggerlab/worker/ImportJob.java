package org.taggerlab.worker;

import java.io.IOException;
import java.util.Map;
import org.taggerlab.harness.protocol.ImportRequest;
import org.taggerlab.harness.protocol.WorkerExit;
import org.taggerlab.networks.model.WeightImport;

/**
 * Turns published weights into a model file.
 *
 * @param request weights, network and where the model goes
 */
record ImportJob(ImportRequest request) implements Job {

    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var network = request.network();
        WeightImport.read(
                        request.weights(),
                        Networks.architecture(network),
                        Networks.inputs(network),
                        Map.of("imported-from", request.weights().getFileName().toString()))
                .save(request.model());
        return WorkerExit.DONE;
    }
}
