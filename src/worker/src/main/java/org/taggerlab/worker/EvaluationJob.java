package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.taggerlab.harness.protocol.EvaluationRequest;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.harness.protocol.WorkerEvent;
import org.taggerlab.harness.protocol.WorkerExit;
import org.taggerlab.networks.model.TaggerModel;

/**
 * Scores samples with an existing tagger.
 *
 * @param request tagger and samples
 * @param folder where the scores go
 */
record EvaluationJob(EvaluationRequest request, Path folder) implements Job {

    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var computer = Computer.asked(request.runtime());
        events.write(new WorkerEvent.Started(ProcessHandle.current().pid(), computer.kernels()));
        new Heart(events).start();
        TaggerModel model = TaggerModel.load(request.model());
        var reader = SampleSource.of(model.inputs());
        var parts = new ArrayList<ScoredPart>();
        for (EvaluationRequest.LabelledSample sample : request.samples()) {
            SampleSource.Usable usable = reader.usable(sample);
            System.out.printf(
                    "%s: %d %s, %d that cannot be used%n",
                    sample.sample(),
                    usable.jets().length,
                    model.inputs().objects() == null ? "jets" : "events",
                    usable.bad());
            parts.add(new ScoredPart(sample.sample(), sample.label(), usable.jets(), model.score(usable.examples())));
        }
        ScoresCsv.write(ScoredPart.together(parts), folder.resolve(TrialJob.SCORES));
        return WorkerExit.DONE;
    }
}
