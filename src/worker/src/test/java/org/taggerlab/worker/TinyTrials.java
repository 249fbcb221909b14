package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/** The main class of a JVM that does, one after another, what a {@link Worker} does with the request of each folder. */
final class TinyTrials {
    private TinyTrials() {}

    public static void main(String[] folders) throws IOException {
        for (String name : folders) {
            Path folder = Path.of(name);
            var request = ProtocolJson.read(folder.resolve("request.json"), WorkerRequest.class);
            try (var events = new EventLog(folder)) {
                WorkerExit exit = Job.of(request, folder).run(events);
                if (exit != WorkerExit.DONE) {
                    throw new IllegalStateException("the worker of " + name + " " + exit.sentence());
                }
            }
        }
        // threads of native libraries may never end
        Runtime.getRuntime().halt(0);
    }
}
