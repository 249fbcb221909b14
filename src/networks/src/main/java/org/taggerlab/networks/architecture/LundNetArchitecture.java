package org.taggerlab.networks.architecture;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.taggerlab.networks.kernels.MessageForm;
import org.taggerlab.networks.vertex.EdgeConv;
import org.taggerlab.networks.vertex.Fusion;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;

/** The graph of a {@link LundNet}. */
record LundNetArchitecture(LundNet network) implements Architecture {

    @Override
    public ComputationGraphConfiguration configuration(long seed, GraphOptions options) {
        GraphBuilder builder =
                Blocks.startOfJets(seed, options, network.features().size(), Blocks.PARENTS);
        String nodes = Network.INPUT_NORM;
        int width = network.features().size();
        List<Integer> outputs = new ArrayList<>();
        List<String> edgeConvs =
                Network.numbered(network.trunk(), network.edgeConvs().size());
        for (int i = 0; i < network.edgeConvs().size(); i++) {
            List<Integer> widths = network.edgeConvs().get(i);
            EdgeConv block = new EdgeConv(width, widths, MessageForm.THETA_PHI, 0, options.batchNorm());
            builder.addVertex(edgeConvs.get(i), block, nodes, Blocks.COUNTS, Blocks.PARENTS);
            nodes = edgeConvs.get(i);
            width = widths.get(widths.size() - 1);
            outputs.add(width);
        }
        List<String> fused = new ArrayList<>(edgeConvs);
        fused.add(Blocks.COUNTS);
        builder.addVertex(
                Network.FUSION,
                new Fusion(outputs, network.fusion(), options.batchNorm()),
                fused.toArray(String[]::new));
        return Blocks.finish(builder, Network.FUSION, network.fusion(), network.dense(), network.dropout())
                .build();
    }

    @Override
    public StateDict stateDict() {
        return StateDict.of(this, "fusion_block");
    }
}
