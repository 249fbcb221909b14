package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.worker.Evaluated;
import org.taggerlab.vocabulary.worker.EvaluationRequest;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/**
 * Scores samples with an existing tagger.
 *
 * @param request tagger and samples
 * @param folder where answer and scores go
 */
record EvaluationJob(EvaluationRequest request, Path folder) implements Job {
    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var environment = ComputeEnvironment.asked(request.runtime());
        events.write(new WorkerEvent.Started(ProcessHandle.current().pid(), environment.kernels()));
        TaggerModel model = TaggerModel.load(request.model());
        Labels.require(
                model, request.model(), "make it the `source` of an experiment and evaluate what was fine-tuned");
        var reader = SampleSource.of(model.network());
        var parts = new ArrayList<ScoredPart>();
        var evaluated = new ArrayList<Evaluated.OfSample>();
        for (EvaluationRequest.LabelledSample sample : request.samples()) {
            SampleSource.Usable usable = reader.usable(sample);
            float[] scores = usable.jets().length == 0 ? new float[0] : model.score(usable.examples());
            parts.add(new ScoredPart(sample.sample(), sample.label(), usable.jets(), scores));
            evaluated.add(new Evaluated.OfSample(
                    sample.sample(), sample.label(), usable.jets().length, usable.dropped(), usable.leftOut()));
        }
        Task task = model.network().task();
        Job.answer(request, new Evaluated(task.unit(), evaluated), folder);
        ScoresCsv.write(ScoredPart.together(parts), folder.resolve(WorkerFiles.SCORES));
        return WorkerExit.DONE;
    }
}
