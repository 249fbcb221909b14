package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.jets.io.arrays.GrowingArrays;
import org.taggerlab.networks.model.ExportMetadata;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.Stopwatch;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.Evaluated;
import org.taggerlab.vocabulary.worker.EvaluationRequest;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.ScoresFormat;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/**
 * Scores samples with an existing tagger, part by part as they are read, so that memory does not grow with them.
 *
 * @param request tagger and samples
 * @param folder where answer and scores go
 */
record EvaluationJob(EvaluationRequest request, Path folder) implements Job {
    /** A batch of inference. */
    private static final int PART = 256;

    @Override
    public WorkerExit run(EventLog events) throws IOException {
        var environment = ComputeEnvironment.asked(request.runtime());
        events.write(new WorkerEvent.Started(ProcessHandle.current().pid(), environment.kernels()));
        TaggerModel model = TaggerModel.load(request.model());
        LearntLabels.require(
                model, request.model(), "make it the `source` of an experiment and evaluate what was fine-tuned");
        Stopwatch watch = Stopwatch.started();
        var found = new ArrayList<Evaluated.OfSample>();
        try (var arrays = new GrowingArrays(folder.resolve(request.scores().file()))) {
            AtomicFile.write(folder.resolve(WorkerFiles.SCORES), out -> {
                var csv = new ScoresCsv.Rows(out);
                score(model, found, events, scores -> {
                    csv.add(scores);
                    if (request.scores() != ScoresFormat.CSV) {
                        add(scores, arrays);
                    }
                });
            });
            if (request.scores() != ScoresFormat.CSV) {
                arrays.finish(Map.of("samples", ExportMetadata.list(names())));
            }
        }
        Job.answer(request, new Evaluated(model.network().task().unit(), watch.seconds(), found), folder);
        return WorkerExit.DONE;
    }

    /** Takes scores as they come. */
    @FunctionalInterface
    private interface Sink {
        void take(Scores scores) throws IOException;
    }

    private void score(TaggerModel model, List<Evaluated.OfSample> found, EventLog events, Sink sink)
            throws IOException {
        var done = new long[1];
        List<LabelledSample> samples = request.samples();
        try (var threads = new ScoringThreads(model, request.threads(), (part, scores) -> {
            sink.take(of(samples.indexOf(part.sample()), part, scores));
            done[0] += scores.length;
            events.reached(0, done[0]);
        })) {
            var source = SampleSource.of(model.network());
            for (LabelledSample sample : samples) {
                found.add(source.usable(sample, PART, threads::add));
            }
            threads.end();
        }
    }

    private Scores of(int number, SampleSource.Usable part, float[] scores) {
        return new Scores(
                names(),
                filled(scores.length, number),
                part.jets(),
                filled(scores.length, part.sample().label()),
                scores);
    }

    private static void add(Scores scores, GrowingArrays arrays) throws IOException {
        arrays.add("sample", widened(scores.sample()));
        arrays.add("index", widened(scores.jet()));
        arrays.add("label", widened(scores.label()));
        arrays.add("score", scores.score());
    }

    private List<String> names() {
        return request.samples().stream().map(LabelledSample::sample).toList();
    }

    private static int[] filled(int count, int value) {
        var values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    private static long[] widened(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
