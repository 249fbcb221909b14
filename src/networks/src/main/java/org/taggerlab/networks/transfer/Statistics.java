package org.taggerlab.networks.transfer;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.taggerlab.networks.vertex.KernelVertex;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/** Running statistics of BatchNorms, which a prescription may freeze. */
final class Statistics {
    private Statistics() {}

    /** A copy of a graph whose BatchNorms follow a policy when it trains. */
    static ComputationGraph with(BatchNormPolicy policy, ComputationGraph graph) {
        ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
        configuration
                .getVertices()
                .replaceAll((name, vertex) -> vertex instanceof KernelVertex own ? own.with(policy) : vertex);
        var copy = new ComputationGraph(configuration);
        copy.init(graph.params().dup(), false);
        return copy;
    }
}
