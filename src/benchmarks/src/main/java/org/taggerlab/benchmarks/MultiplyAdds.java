package org.taggerlab.benchmarks;

import java.util.List;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;

/** How many multiply-adds a step is worth: the products of the factored form, three times as many in training. */
final class MultiplyAdds {
    private MultiplyAdds() {}

    /** Multiply-adds per jet, on average over the batch. */
    static double aJet(Work work, FlatExamples examples) {
        double nodes = (double) examples.nodes() / examples.jets();
        Network network = Ours.network(work.network());
        double forward;
        if (network instanceof LundNet lundNet) {
            double edges = 2 * (nodes - 1);
            forward = blocks(lundNet.edgeConvs(), lundNet.features().size(), nodes, edges);
            int concatenated = lundNet.edgeConvs().stream()
                    .mapToInt(widths -> widths.get(widths.size() - 1))
                    .sum();
            forward += nodes * concatenated * lundNet.fusion();
            forward += (double) lundNet.fusion() * lundNet.dense() + 2.0 * lundNet.dense();
        } else if (network instanceof EventTransformer transformer) {
            forward = encoders(transformer, nodes);
        } else {
            var particleNet = (ParticleNet) network;
            double edges = nodes * particleNet.neighbours();
            forward = blocks(particleNet.edgeConvs(), particleNet.features().size(), nodes, edges);
            var last = particleNet.edgeConvs().get(particleNet.edgeConvs().size() - 1);
            forward += (double) last.get(last.size() - 1) * particleNet.dense() + 2.0 * particleNet.dense();
        }
        return work.training() ? 3 * forward : forward;
    }

    private static double encoders(EventTransformer transformer, double objects) {
        double width = transformer.width();
        double ofObject = 4 * width * width + 2 * width * transformer.feedForward();
        double attention = 2 * objects * width;
        return objects * (transformer.features().size() * width + transformer.layers() * (ofObject + attention))
                + 2 * width;
    }

    private static double blocks(List<List<Integer>> blocks, int features, double nodes, double edges) {
        double sum = 0;
        int in = features;
        for (var widths : blocks) {
            sum += nodes * 2 * in * widths.get(0);
            for (int i = 1; i < widths.size(); i++) {
                sum += edges * widths.get(i - 1) * widths.get(i);
            }
            int out = widths.get(widths.size() - 1);
            sum += in == out ? 0 : nodes * in * out;
            in = out;
        }
        return sum;
    }
}
