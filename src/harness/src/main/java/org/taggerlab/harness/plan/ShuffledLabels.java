package org.taggerlab.harness.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/** The same jets with their labels in a random order: as many of each label, which say nothing of a jet. */
final class ShuffledLabels {
    private ShuffledLabels() {}

    /** Each sample's jets in two parts, those that got label 1 before those that got 0. */
    static List<Part> of(List<Part> parts, long seed) {
        int[] labels = parts.stream()
                .flatMapToInt(part -> IntStream.of(part.jets()).map(jet -> part.label()))
                .toArray();
        // Fisher and Yates; it decides content keys, so no library may change it
        var random = new Random(seed);
        for (int i = labels.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int label = labels[i];
            labels[i] = labels[j];
            labels[j] = label;
        }
        var shuffled = new ArrayList<Part>();
        int begin = 0;
        for (Part part : parts) {
            int from = begin;
            for (int label : new int[] {1, 0}) {
                int[] jets = IntStream.range(0, part.jets().length)
                        .filter(i -> labels[from + i] == label)
                        .map(i -> part.jets()[i])
                        .toArray();
                if (jets.length > 0) {
                    shuffled.add(new Part(
                            part.sample(), part.files(), part.sha256(), label, jets, part.view(), part.leftOut()));
                }
            }
            begin += part.jets().length;
        }
        return List.copyOf(shuffled);
    }
}
