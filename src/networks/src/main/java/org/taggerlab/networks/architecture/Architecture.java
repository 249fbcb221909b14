package org.taggerlab.networks.architecture;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.vertex.KernelGraphVertex;
import org.taggerlab.networks.vertex.PoolVertex;
import org.taggerlab.vocabulary.network.Network;

/** The DL4J graph of a network and the published names of its weights. Output: softmax over 2 classes. */
public sealed interface Architecture
        permits LundNetArchitecture, ParticleNetArchitecture, EventTransformerArchitecture {

    /** The graph of a network. */
    static Architecture of(Network network) {
        return network.match(LundNetArchitecture::new, ParticleNetArchitecture::new, EventTransformerArchitecture::new);
    }

    /** The network. */
    Network network();

    /** PyTorch's names of all weights and statistics. */
    StateDict stateDict();

    /** The graph's configuration: which vertices, and how they are wired. */
    ComputationGraphConfiguration configuration(long seed, GraphOptions options);

    /**
     * A new graph with random weights, drawn like PyTorch's Linear layers.
     *
     * @param seed of the weights
     */
    default ComputationGraph create(long seed, GraphOptions options) {
        ComputationGraph graph = new ComputationGraph(configuration(seed, options));
        graph.init();
        install(graph, options.kernels());
        stateDict().write(graph, stateDict().draw(seed));
        return graph;
    }

    /** A new graph with the default options. */
    default ComputationGraph create(long seed) {
        return create(seed, GraphOptions.defaults());
    }

    /** Lets every vertex of a graph compute with these kernels, for instance after a graph was loaded. */
    static void install(ComputationGraph graph, Kernels kernels) {
        for (GraphVertex vertex : graph.getVertices()) {
            if (vertex instanceof KernelGraphVertex computing) {
                computing.use(kernels);
            } else if (vertex instanceof PoolVertex pool) {
                pool.use(kernels);
            }
        }
    }
}
