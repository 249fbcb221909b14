package org.taggerlab.networks.transfer;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.taggerlab.networks.training.UpdateRules;
import org.taggerlab.networks.vertex.KernelVertex;

/** Running statistics of BatchNorms, which a prescription may freeze. */
final class Statistics {
    private Statistics() {}

    /** A copy of a graph whose BatchNorms do with their statistics what the rules say when it trains. */
    static ComputationGraph with(UpdateRules rules, ComputationGraph graph) {
        ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
        configuration
                .getVertices()
                .replaceAll((name, vertex) -> vertex instanceof KernelVertex own
                        ? own.with(rules.of(name).statistics())
                        : vertex);
        var copy = new ComputationGraph(configuration);
        copy.init(graph.params().dup(), false);
        return copy;
    }
}
