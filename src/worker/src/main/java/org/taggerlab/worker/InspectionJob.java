package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import org.taggerlab.harness.protocol.AtomicFile;
import org.taggerlab.harness.protocol.InspectionRequest;
import org.taggerlab.harness.protocol.Inventory;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.WorkerExit;
import org.taggerlab.jets.io.Inspection;
import org.taggerlab.jets.io.JetReader;

/**
 * Looks through a sample; needs no network.
 *
 * @param request the sample
 * @param folder where {@value #ANSWER} goes
 */
record InspectionJob(InspectionRequest request, Path folder) implements Job {
    static final String ANSWER = "inventory.json";

    @Override
    public WorkerExit run(EventLog events) throws IOException {
        try (JetReader file = ViewedSample.open(request.file(), request.view())) {
            Inspection found = file.inspect();
            var bad = found.bad().stream()
                    .map(jet -> new Inventory.BadJet(jet.jet(), jet.reason()))
                    .toList();
            var inventory = new Inventory(found.events(), bad, file.attributes());
            AtomicFile.write(folder.resolve(ANSWER), ProtocolJson.bytes(inventory));
        }
        return WorkerExit.DONE;
    }
}
