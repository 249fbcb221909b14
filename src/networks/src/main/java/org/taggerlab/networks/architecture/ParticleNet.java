package org.taggerlab.networks.architecture;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.taggerlab.networks.kernels.MessageForm;
import org.taggerlab.networks.vertex.EdgeConv;
import org.taggerlab.networks.vertex.Pool;

/**
 * ParticleNet, arXiv:1902.08570, on the cloud of a jet's particles, its neighbours found anew in each block.
 *
 * @param featureNames names of the input features; the first two are the coordinates
 * @param neighbours k of the nearest-neighbour graph
 * @param edgeConvs widths of each EdgeConv block
 * @param dense width of the dense layer
 * @param dropout probability of dropout before the output
 */
public record ParticleNet(
        List<String> featureNames, int neighbours, List<List<Integer>> edgeConvs, int dense, double dropout)
        implements Architecture {

    /** @throws IllegalArgumentException without coordinates, neighbours or blocks */
    public ParticleNet {
        featureNames = List.copyOf(featureNames);
        edgeConvs = edgeConvs.stream().map(List::copyOf).toList();
        if (featureNames.size() < 2
                || neighbours < 1
                || edgeConvs.isEmpty()
                || edgeConvs.contains(List.<Integer>of())) {
            throw new IllegalArgumentException(
                    "ParticleNet needs two coordinates among its features, neighbours and EdgeConv blocks with widths");
        }
    }

    /** The published ParticleNet with these features. */
    public static ParticleNet published(List<String> featureNames) {
        return new ParticleNet(
                featureNames,
                16,
                List.of(List.of(64, 64, 64), List.of(128, 128, 128), List.of(256, 256, 256)),
                256,
                0.1);
    }

    /** The published ParticleNet-Lite with these features. */
    public static ParticleNet lite(List<String> featureNames) {
        return new ParticleNet(featureNames, 7, List.of(List.of(32, 32, 32), List.of(64, 64, 64)), 128, 0.1);
    }

    @Override
    public List<String> inputs() {
        return List.of(Blocks.COUNTS, Blocks.FEATURES, Blocks.POINTS);
    }

    @Override
    public List<String> blocks() {
        List<String> blocks = new ArrayList<>(List.of(Blocks.INPUT_NORM));
        for (int i = 0; i < edgeConvs.size(); i++) {
            blocks.add(Blocks.edgeConv(i));
        }
        blocks.addAll(List.of(Blocks.POOL, Blocks.DENSE, Blocks.OUTPUT));
        return List.copyOf(blocks);
    }

    @Override
    public ComputationGraphConfiguration configuration(long seed, GraphOptions options) {
        GraphBuilder builder = Blocks.start(seed, options, featureNames.size(), Blocks.POINTS);
        String nodes = Blocks.INPUT_NORM;
        int width = featureNames.size();
        for (int i = 0; i < edgeConvs.size(); i++) {
            List<Integer> widths = edgeConvs.get(i);
            EdgeConv block = new EdgeConv(width, widths, MessageForm.CONCATENATED, neighbours, options.batchNorm());
            if (i == 0) {
                builder.addVertex(Blocks.edgeConv(i), block, nodes, Blocks.COUNTS, Blocks.POINTS);
            } else {
                builder.addVertex(Blocks.edgeConv(i), block, nodes, Blocks.COUNTS);
            }
            nodes = Blocks.edgeConv(i);
            width = widths.get(widths.size() - 1);
        }
        builder.addVertex(Blocks.POOL, new Pool(width), nodes, Blocks.COUNTS);
        return Blocks.finish(builder, Blocks.POOL, width, dense, dropout).build();
    }

    @Override
    public StateDict stateDict() {
        return StateDict.of(this, "");
    }
}
