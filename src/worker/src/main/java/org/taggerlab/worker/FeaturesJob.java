package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.taggerlab.jets.io.arrays.GrowingArrays;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.model.ExportMetadata;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.Stopwatch;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.worker.Evaluated;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.FeaturesRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;

/**
 * Writes samples as a network takes them: {@code nodes}, {@code parents} and {@code counts} of trees, {@code features} and
 * {@code counts} of clouds, {@code objects} of events, and of each of them {@code label}, {@code sample} (its place in the list
 * {@code samples}) and {@code index} (in that sample).
 *
 * @param request which samples, and the file to write
 * @param folder where the answer goes
 */
record FeaturesJob(FeaturesRequest request, Path folder) implements Job {
    private static final int PART = 256;

    @Override
    public WorkerExit run(EventLog events) throws IOException {
        Network network = request.model() == null
                ? request.network()
                : TaggerModel.load(request.model()).network();
        Stopwatch watch = Stopwatch.started();
        var source = SampleSource.of(network);
        var found = new ArrayList<Evaluated.OfSample>();
        try (var arrays = new GrowingArrays(request.features())) {
            for (LabelledSample sample : request.samples()) {
                int number = found.size();
                found.add(source.usable(sample, PART, part -> write(part.get(), number, arrays)));
            }
            if (found.stream().allMatch(sample -> sample.scored() == 0)) {
                throw SampleException.of(
                        request.features(), "would hold nothing: nothing of the samples can be used", "give others");
            }
            arrays.finish(ExportMetadata.ofInputs(
                    network,
                    request.samples().stream().map(LabelledSample::sample).toList()));
        }
        Job.answer(request, new Evaluated(network.task().unit(), watch.seconds(), found), folder);
        return WorkerExit.DONE;
    }

    private static void write(SampleSource.Usable part, int sample, GrowingArrays arrays) throws IOException {
        FlatExamples examples = part.examples();
        int width = examples.featureCount();
        switch (examples.structure()) {
            case TREES -> {
                arrays.add("nodes", examples.features(), width);
                arrays.add("parents", widened(examples.parents()));
            }
            case CLOUDS -> arrays.add("features", examples.features(), width);
            case SETS -> arrays.add("objects", examples.features(), examples.nodes(0), width);
        }
        int jets = examples.jets();
        arrays.add("counts", IntStream.range(0, jets).mapToLong(examples::nodes).toArray());
        arrays.add("label", filled(jets, part.sample().label()));
        arrays.add("sample", filled(jets, sample));
        arrays.add("index", widened(part.jets()));
    }

    private static long[] filled(int count, long value) {
        var values = new long[count];
        Arrays.fill(values, value);
        return values;
    }

    private static long[] widened(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
