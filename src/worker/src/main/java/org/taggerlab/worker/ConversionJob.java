package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.taggerlab.harness.protocol.AtomicFile;
import org.taggerlab.harness.protocol.ConversionRequest;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.WorkerExit;
import org.taggerlab.jets.cluster.JetSelection;
import org.taggerlab.jets.io.Conversion;
import org.taggerlab.jets.io.JetFormat;

/**
 * Writes a sample in the layout tagger-jets/1; needs no network.
 *
 * @param request what of which sample
 * @param folder where {@value #ANSWER} goes
 */
record ConversionJob(ConversionRequest request, Path folder) implements Job {
    static final String ANSWER = "converted.json";

    @Override
    public WorkerExit run(EventLog events) throws IOException {
        new Heart(events).start();
        var format = JetFormat.detect(request.input());
        try (var source = JetFormat.open(request.input(), selection())) {
            var outcome = new Conversion(Map.of(), request.label(), null, request.dropBad())
                    .convert(source, request.converted());
            var reasons = new Reasons();
            outcome.dropped().forEach(bad -> reasons.add(bad.reason()));
            var answer = new ConversionRequest.Converted(
                    format.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    outcome.read(),
                    outcome.written(),
                    reasons.counts());
            AtomicFile.write(folder.resolve(ANSWER), ProtocolJson.bytes(answer));
        }
        return WorkerExit.DONE;
    }

    private JetSelection selection() {
        var asked = request.selection();
        return asked == null
                ? JetSelection.FAT_JETS
                : new JetSelection(asked.radius(), asked.ptMin(), asked.absRapidityMax(), asked.hardest());
    }
}
