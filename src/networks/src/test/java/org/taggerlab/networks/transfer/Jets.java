package org.taggerlab.networks.transfer;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.ParticleNet;

/** Small networks, and random jets of 1 to 6 nodes and events whose class shows in their features. */
public final class Jets {
    private static final List<String> FEATURES = List.of("ln-z", "ln-delta", "ln-kt");

    private Jets() {}

    /** LundNet3 with narrow blocks. */
    public static TaggerModel lundNet(long seed) {
        var network = new LundNet(FEATURES, 0.0, null, List.of(List.of(6, 6), List.of(6, 8)), 10, 7, 0.1);
        return TaggerModel.untrained(network, seed);
    }

    /** ParticleNet with narrow blocks. */
    public static TaggerModel particleNet(long seed) {
        List<String> features = List.of("d-eta", "d-phi", "ln-pt");
        var network = new ParticleNet(features, 6, 3, List.of(List.of(6, 6, 6), List.of(8, 8, 8)), 7, 0.1);
        return TaggerModel.untrained(network, seed);
    }

    /** Jets as trees, or as clouds. */
    public static FlatExamples random(int jets, long seed, boolean trees) {
        var random = new Random(seed);
        var offsets = new int[jets + 1];
        for (int jet = 0; jet < jets; jet++) {
            offsets[jet + 1] = offsets[jet] + 1 + random.nextInt(6);
        }
        var features = new float[3 * offsets[jets]];
        int[] parents = trees ? new int[offsets[jets]] : null;
        var labels = new float[jets];
        for (int jet = 0; jet < jets; jet++) {
            labels[jet] = random.nextInt(2);
            for (int node = offsets[jet]; node < offsets[jet + 1]; node++) {
                if (trees) {
                    parents[node] = node == offsets[jet] ? -1 : random.nextInt(node - offsets[jet]);
                }
                for (int feature = 0; feature < 3; feature++) {
                    features[3 * node + feature] = (float) random.nextGaussian() + 0.4f * labels[jet];
                }
            }
        }
        return new FlatExamples(offsets, 3, features, trees ? Structure.TREES : Structure.CLOUDS, parents, labels);
    }

    /** Events with all their objects. */
    public static FlatExamples events(int count, long seed) {
        var random = new SplittableRandom(seed);
        int[] types = {0, 1, 1, 2, 2, 3};
        int width = EventLayout.FEATURES.size();
        var features = new float[count * types.length * width];
        var labels = new float[count];
        for (int event = 0; event < count; event++) {
            labels[event] = random.nextInt(2);
        }
        for (int object = 0; object < count * types.length; object++) {
            int type = types[object % types.length];
            for (int i = 0; i < EventLayout.FIRST_TYPE; i++) {
                features[object * width + i] = (float) random.nextDouble(-1, 1) + 0.3f * labels[object / types.length];
            }
            features[object * width + EventLayout.FIRST_TYPE + type] = 1;
        }
        int[] offsets = IntStream.rangeClosed(0, count)
                .map(event -> event * types.length)
                .toArray();
        return new FlatExamples(offsets, width, features, Structure.SETS, labels);
    }
}
