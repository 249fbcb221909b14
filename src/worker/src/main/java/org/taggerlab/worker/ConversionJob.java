package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.taggerlab.jets.detector.DetectorSimulation;
import org.taggerlab.jets.io.JetFiles;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.io.tagger.Conversion;
import org.taggerlab.vocabulary.worker.ConversionRequest;
import org.taggerlab.vocabulary.worker.Reasons;
import org.taggerlab.vocabulary.worker.WorkerExit;

/**
 * Writes a sample in the layout tagger-jets/1; needs no network.
 *
 * @param request what of which sample
 * @param folder where the answer goes
 */
record ConversionJob(ConversionRequest request, Path folder) implements Job {
    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var format = JetFormat.detect(request.input().path());
        // events without a number get one that no other file's events have
        var input = new JetFiles.Part(request.input().path(), request.input().events());
        try (var source = JetFiles.open(List.of(input), request.clustering())) {
            var detector = request.detector() == null ? null : new DetectorSimulation(request.detector());
            var outcome = new Conversion(request.attributes(), request.label(), detector, request.dropBad())
                    .convert(source, request.converted(), request.overwrite());
            var reasons = new Reasons();
            outcome.dropped().forEach(bad -> reasons.add(bad.reason()));
            var answer = new ConversionRequest.Converted(
                    format.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    outcome.read(),
                    outcome.written(),
                    reasons.counts(),
                    outcome.leftOut(),
                    outcome.files());
            Job.answer(request, answer, folder);
        }
        return WorkerExit.DONE;
    }
}
