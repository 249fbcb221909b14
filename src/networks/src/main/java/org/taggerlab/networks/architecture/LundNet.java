package org.taggerlab.networks.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.taggerlab.networks.kernels.MessageForm;
import org.taggerlab.networks.vertex.EdgeConv;
import org.taggerlab.networks.vertex.Fusion;

/**
 * LundNet, arXiv:2012.08526, on the tree of a jet's declusterings.
 *
 * @param featureNames names of the input features
 * @param edgeConvs widths of each EdgeConv block
 * @param fusion width of the fusion
 * @param dense width of the dense layer
 * @param dropout probability of dropout before the output
 */
public record LundNet(List<String> featureNames, List<List<Integer>> edgeConvs, int fusion, int dense, double dropout)
        implements Architecture {

    private static final List<List<Integer>> PUBLISHED = Stream.of(32, 32, 64, 64, 128, 128)
            .map(width -> List.of(width, width))
            .toList();

    /** @throws IllegalArgumentException without features or blocks */
    public LundNet {
        featureNames = List.copyOf(featureNames);
        edgeConvs = edgeConvs.stream().map(List::copyOf).toList();
        if (featureNames.isEmpty() || edgeConvs.isEmpty() || edgeConvs.contains(List.<Integer>of())) {
            throw new IllegalArgumentException("LundNet needs features and EdgeConv blocks with widths");
        }
    }

    /** The published widths with these features: LundNet5, 4, 3 or 2. */
    public static LundNet published(List<String> featureNames) {
        return new LundNet(featureNames, PUBLISHED, 384, 256, 0.1);
    }

    @Override
    public List<String> inputs() {
        return List.of(Blocks.COUNTS, Blocks.FEATURES, Blocks.PARENTS);
    }

    @Override
    public List<String> blocks() {
        List<String> blocks = new ArrayList<>(List.of(Blocks.INPUT_NORM));
        blocks.addAll(edgeConvNames());
        blocks.addAll(List.of(Blocks.FUSION, Blocks.DENSE, Blocks.OUTPUT));
        return List.copyOf(blocks);
    }

    @Override
    public ComputationGraphConfiguration configuration(long seed, GraphOptions options) {
        GraphBuilder builder = Blocks.start(seed, options, featureNames.size(), Blocks.PARENTS);
        String nodes = Blocks.INPUT_NORM;
        int width = featureNames.size();
        List<Integer> outputs = new ArrayList<>();
        for (int i = 0; i < edgeConvs.size(); i++) {
            List<Integer> widths = edgeConvs.get(i);
            EdgeConv block = new EdgeConv(width, widths, MessageForm.THETA_PHI, 0, options.batchNorm());
            builder.addVertex(Blocks.edgeConv(i), block, nodes, Blocks.COUNTS, Blocks.PARENTS);
            nodes = Blocks.edgeConv(i);
            width = widths.get(widths.size() - 1);
            outputs.add(width);
        }
        List<String> fused = new ArrayList<>(edgeConvNames());
        fused.add(Blocks.COUNTS);
        builder.addVertex(
                Blocks.FUSION, new Fusion(outputs, fusion, options.batchNorm()), fused.toArray(String[]::new));
        return Blocks.finish(builder, Blocks.FUSION, fusion, dense, dropout).build();
    }

    @Override
    public StateDict stateDict() {
        return StateDict.of(this, "fusion_block");
    }

    private List<String> edgeConvNames() {
        return IntStream.range(0, edgeConvs.size()).mapToObj(Blocks::edgeConv).toList();
    }
}
