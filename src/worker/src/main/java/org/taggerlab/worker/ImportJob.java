package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.networks.model.WeightImport;
import org.taggerlab.vocabulary.network.SavedWeights;
import org.taggerlab.vocabulary.worker.ImportRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;

/**
 * Turns published weights into a model file.
 *
 * @param request weights, network and where the model goes
 * @param folder where the answer goes
 */
record ImportJob(ImportRequest request, Path folder) implements Job {

    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var model = WeightImport.read(request.weights(), request.network(), request.saved(), provenance());
        model.save(request.model());
        var imported = new ImportRequest.Imported(
                request.model(), model.parameters(), model.provenance().getOrDefault(WeightImport.PREFIX, ""));
        Job.answer(request, imported, folder);
        return WorkerExit.DONE;
    }

    private Map<String, String> provenance() {
        var provenance = new TreeMap<>(Map.of(
                "imported-from", request.weights().getFileName().toString(),
                "weights-sha256", request.sha256()));
        SavedWeights saved = request.saved();
        if (!saved.equals(SavedWeights.plain(request.network()))) {
            provenance.put(
                    "weights-of",
                    "a network with the features %s, standardised %s, whose output %s is signal"
                            .formatted(saved.features(), new TreeMap<>(saved.standardise()), saved.signalOutput()));
        }
        return provenance;
    }
}
