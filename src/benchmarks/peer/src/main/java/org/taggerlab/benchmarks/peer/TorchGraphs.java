package org.taggerlab.benchmarks.peer;

import static org.bytedeco.pytorch.global.torch.tensor;

import org.bytedeco.pytorch.Tensor;

/**
 * A batch of jets as tensors.
 *
 * @param jets jets in the batch
 * @param features {@code [nodes, features]}
 * @param sources source node of each edge, {@code [edges]}; both directions of each branching
 * @param destinations destination node of each edge, {@code [edges]}
 * @param inverseDegrees 1 / incoming edges of each node, 0 without, {@code [nodes, 1]}
 * @param jetOfNode {@code [nodes]}
 * @param inverseCounts 1 / nodes of each jet, {@code [jets, 1]}
 * @param labels 1 signal, 0 background, {@code [jets]}
 */
record TorchGraphs(
        int jets,
        Tensor features,
        Tensor sources,
        Tensor destinations,
        Tensor inverseDegrees,
        Tensor jetOfNode,
        Tensor inverseCounts,
        Tensor labels) {

    /** All jets as one batch. */
    static TorchGraphs of(GraphArrays arrays) {
        var offsets = arrays.offsets();
        var parents = arrays.parents();
        int jets = arrays.labels().length;
        int nodes = offsets[jets];
        int edges = parents.length == 0 ? 0 : 2 * (nodes - jets);
        var sources = new long[edges];
        var destinations = new long[edges];
        var degree = new float[nodes];
        var jetOfNode = new long[nodes];
        var inverseCounts = new float[jets];
        int edge = 0;
        for (int jet = 0; jet < jets; jet++) {
            inverseCounts[jet] = 1f / (offsets[jet + 1] - offsets[jet]);
            for (int node = offsets[jet]; node < offsets[jet + 1]; node++) {
                jetOfNode[node] = jet;
                if (parents.length > 0 && parents[node] >= 0) {
                    int parent = offsets[jet] + parents[node];
                    sources[edge] = parent;
                    destinations[edge++] = node;
                    sources[edge] = node;
                    destinations[edge++] = parent;
                    degree[node]++;
                    degree[parent]++;
                }
            }
        }
        for (int node = 0; node < nodes; node++) {
            degree[node] = degree[node] > 0 ? 1 / degree[node] : 0;
        }
        return new TorchGraphs(
                jets,
                tensor(arrays.features()).view(nodes, arrays.width()),
                tensor(sources),
                tensor(destinations),
                tensor(degree).view(nodes, 1),
                tensor(jetOfNode),
                tensor(inverseCounts).view(jets, 1),
                tensor(arrays.labels()));
    }
}
