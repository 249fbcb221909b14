package org.taggerlab.networks.architecture;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.taggerlab.networks.kernels.MessageForm;
import org.taggerlab.networks.vertex.EdgeConv;
import org.taggerlab.networks.vertex.Pool;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;

/** The graph of a {@link ParticleNet}. */
record ParticleNetArchitecture(ParticleNet network) implements Architecture {

    @Override
    public ComputationGraphConfiguration configuration(long seed, GraphOptions options) {
        GraphBuilder builder =
                Blocks.startOfJets(seed, options, network.features().size(), Blocks.POINTS);
        List<String> edgeConvs =
                Network.numbered(network.trunk(), network.edgeConvs().size());
        String nodes = Network.INPUT_NORM;
        int width = network.features().size();
        for (int i = 0; i < edgeConvs.size(); i++) {
            List<Integer> widths = network.edgeConvs().get(i);
            EdgeConv block =
                    new EdgeConv(width, widths, MessageForm.CONCATENATED, network.neighbours(), options.batchNorm());
            if (i == 0) {
                builder.addVertex(edgeConvs.get(i), block, nodes, Blocks.COUNTS, Blocks.POINTS);
            } else {
                builder.addVertex(edgeConvs.get(i), block, nodes, Blocks.COUNTS);
            }
            nodes = edgeConvs.get(i);
            width = widths.get(widths.size() - 1);
        }
        builder.addVertex(Network.POOL, new Pool(width), nodes, Blocks.COUNTS);
        return Blocks.finish(builder, Network.POOL, width, network.dense(), network.dropout())
                .build();
    }

    @Override
    public StateDict stateDict() {
        return StateDict.of(this, "");
    }
}
