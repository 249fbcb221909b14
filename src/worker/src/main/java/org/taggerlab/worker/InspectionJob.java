package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.taggerlab.harness.protocol.AtomicFile;
import org.taggerlab.harness.protocol.InspectionRequest;
import org.taggerlab.harness.protocol.Inventory;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.WorkerExit;
import org.taggerlab.jets.event.ObjectSelection;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.io.EventReader;
import org.taggerlab.jets.io.Inspection;
import org.taggerlab.jets.io.JetReader;
import org.taggerlab.jets.io.SampleException;

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
        if (request.view() == null && EventFormat.holdsEvents(request.file())) {
            if (request.files().size() > 1) {
                throw SampleException.of(
                        request.file(),
                        "holds events, and the sample has " + request.files().size() + " files",
                        "join them: samples of events have one file");
            }
            try (EventReader file = EventFormat.open(request.file(), ObjectSelection.WITHOUT_BTAG)) {
                write(file.inspect(), file.attributes());
            }
        } else {
            try (JetReader file = ViewedSample.open(request.files(), request.view())) {
                write(file.inspect(), file.attributes());
            }
        }
        return WorkerExit.DONE;
    }

    private void write(Inspection found, Map<String, String> attributes) throws IOException {
        var bad = found.bad().stream()
                .map(jet -> new Inventory.BadJet(jet.jet(), jet.reason()))
                .toList();
        var inventory = new Inventory(found.events(), bad, attributes);
        AtomicFile.write(folder.resolve(ANSWER), ProtocolJson.bytes(inventory));
    }
}
