package org.taggerlab.benchmarks;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.JetExamples;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/** The jets of a sweep's trials as the network takes them, and which of them each trial uses, for the other side. */
final class SweepJets {
    private final List<TrialRequest> trials;
    private final FlatExamples examples;

    /** For each sample, where each of its jets stands among the examples. */
    private final Map<String, Map<Integer, Integer>> places = new HashMap<>();

    /** Reads the jets of all trials, each once. */
    SweepJets(Sweep sweep, List<TrialRequest> trials) {
        this.trials = trials;
        var read = new ArrayList<FlatExamples>();
        int place = 0;
        for (var sample : Sweep.SAMPLES) {
            int[] jets = trials.stream()
                    .map(TrialRequest::data)
                    .flatMap(data -> Stream.of(data.training(), data.validation(), data.test()))
                    .flatMap(List::stream)
                    .filter(part -> part.sample().equals(sample))
                    .flatMapToInt(part -> IntStream.of(part.jets()))
                    .distinct()
                    .sorted()
                    .toArray();
            var prepared = JetExamples.of(trials.get(0).network());
            try (var reader = JetFormat.open(sweep.file(sample))) {
                reader.chosen(jets).forEachRemaining(prepared::add);
            }
            read.add(prepared.build(sample.equals(Sweep.SAMPLES.get(0)) ? 1 : 0));
            var ofSample = new HashMap<Integer, Integer>();
            for (int jet : jets) {
                ofSample.put(jet, place++);
            }
            places.put(sample, ofSample);
        }
        examples = Examples.together(read).flat();
    }

    /** All jets of the sweep. */
    Graphs graphs() {
        return new Graphs(examples);
    }

    /** The batch of training jets, half of it signal, whose number of nodes is nearest to that of an average one. */
    Graphs batch() {
        int size = trials.get(0).training().batch();
        int[] all = trials.stream()
                .flatMapToInt(trial -> IntStream.of(places(trial.data().training())))
                .toArray();
        double average = (double) size * nodes(all) / all.length;
        int[] best = {};
        for (var trial : trials) {
            // signal comes first, background second
            int[] jets = places(trial.data().training());
            int half = jets.length / 2;
            for (int from = 0; from + size / 2 <= half; from += size / 2) {
                int first = from;
                int[] batch = IntStream.range(0, size)
                        .map(i -> jets[first + i / 2 + i % 2 * half])
                        .toArray();
                if (Math.abs(nodes(batch) - average) < Math.abs(nodes(best) - average)) {
                    best = batch;
                }
            }
        }
        return new Graphs(examples.gather(best));
    }

    private int nodes(int[] jets) {
        return IntStream.of(jets).map(examples::nodes).sum();
    }

    /**
     * Writes the trials, big-endian: how many; of each the batch, the places of its training, validation and test jets, and
     * the seeds of the order of the jets in each epoch; arrays after their lengths.
     */
    void write(Path file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(trials.size());
            for (var trial : trials) {
                out.writeInt(trial.training().batch());
                write(out, places(trial.data().training()));
                write(out, places(trial.data().validation()));
                write(out, places(trial.data().test()));
                out.writeInt(trial.training().epochs());
                for (int epoch = 1; epoch <= trial.training().epochs(); epoch++) {
                    out.writeLong(trial.seeds().shuffleOf(epoch));
                }
            }
        }
    }

    private static void write(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    /** Where the jets of parts stand, in the order in which a worker reads them. */
    private int[] places(List<Part> parts) {
        return parts.stream()
                .flatMapToInt(part -> IntStream.of(part.jets()).map(places.get(part.sample())::get))
                .toArray();
    }
}
