package org.taggerlab.networks.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.StateDict;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;

/** Taggers to be exported, every weight and statistic of which matters, and jets of every number of nodes. */
public final class Exports {
    private Exports() {}

    /** The published networks, and some of other sizes. */
    public static List<Network> networks() {
        return List.of(
                LundNet.PUBLISHED,
                new LundNet(List.of("ln-delta", "ln-kt"), 0.0, -4.0, List.of(List.of(8, 4, 6), List.of(6)), 10, 5, 0.2),
                ParticleNet.PUBLISHED,
                ParticleNet.LITE,
                EventTransformer.PUBLISHED);
    }

    /** Random weights, with BatchNorms and biases that are not neutral. */
    public static TaggerModel tagger(Network network) {
        var model = TaggerModel.untrained(network, 7);
        StateDict dict = Architecture.of(network).stateDict();
        Map<String, double[]> values = dict.read(model.graph());
        var random = new SplittableRandom(11);
        values.forEach((name, tensor) -> {
            boolean isScale = name.endsWith("running_var") || tensor.length > 0 && tensor[0] == 1;
            if (isScale || Arrays.stream(tensor).allMatch(value -> value == 0)) {
                Arrays.setAll(tensor, i -> isScale ? random.nextDouble(0.5, 1.5) : random.nextDouble(-0.3, 0.3));
            }
        });
        // random weights score all jets nearly the same
        values.forEach((name, tensor) -> {
            if (name.equals("fc.1.weight") || name.equals("classifier.weight")) {
                Arrays.setAll(tensor, i -> 8 * tensor[i]);
            }
        });
        dict.write(model.graph(), values);
        return model.withProvenance(
                new TreeMap<>(Map.of("trial", "lundnet5-0123", "training-samples", "w (ab, 3 jets)")));
    }

    /** Jets of these numbers of nodes, or as many events, with random features. */
    public static FlatExamples examples(Network network, int... counts) {
        boolean isTree = network instanceof LundNet;
        boolean isEvent = network instanceof EventTransformer;
        int width = network.features().size();
        int[] offsets = new int[counts.length + 1];
        for (int jet = 0; jet < counts.length; jet++) {
            offsets[jet + 1] = offsets[jet] + (isEvent ? 6 : counts[jet]);
        }
        int nodes = offsets[counts.length];
        var random = new SplittableRandom(13);
        float[] features = new float[nodes * width];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextDouble(-2, 2);
        }
        int[] parents = new int[nodes];
        for (int jet = 0; jet < counts.length; jet++) {
            for (int node = 0; node < offsets[jet + 1] - offsets[jet]; node++) {
                // as declustering numbers them for the most part, but with more than two children here and there
                parents[offsets[jet] + node] = node == 0 ? -1 : Math.max(0, node - 1 - random.nextInt(3));
            }
        }
        var labels = new float[counts.length];
        return isTree
                ? new FlatExamples(offsets, width, features, Structure.TREES, parents, labels)
                : new FlatExamples(offsets, width, features, isEvent ? Structure.SETS : Structure.CLOUDS, labels);
    }
}
