package org.taggerlab.networks.kernels.fused;

import java.util.Arrays;
import org.taggerlab.networks.kernels.Edges;

/** The edges of a batch by their source, which the backward pass needs; one object is refilled batch after batch. */
final class LeavingEdges {

    private int[] start = new int[1];
    private int[] order = new int[0];

    void sort(Edges edges) {
        int nodes = edges.nodes();
        int count = edges.count();
        int[] source = edges.source();
        if (start.length < nodes + 1) {
            start = new int[nodes + 1];
        }
        if (order.length < count) {
            order = new int[count];
        }
        Arrays.fill(start, 0, nodes + 1, 0);
        for (int edge = 0; edge < count; edge++) {
            start[source[edge] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            start[node + 1] += start[node];
        }
        // start[i] serves as the place of the next edge of node i and is moved back afterwards
        for (int edge = 0; edge < count; edge++) {
            order[start[source[edge]]++] = edge;
        }
        System.arraycopy(start, 0, start, 1, nodes);
        start[0] = 0;
    }

    /** {@code [nodes + 1]} or longer: where the edges that leave each node begin in {@link #order}. Read only. */
    int[] start() {
        return start;
    }

    /** {@code [edges]} or longer: numbers of edges, sorted by their source. Read only. */
    int[] order() {
        return order;
    }
}
