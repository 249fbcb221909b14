package org.taggerlab.networks.kernels;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The edges of a batch, sorted by destination; one object is refilled batch after batch.
 *
 * <p>The incoming edges of node i are {@code start[i]} to {@code start[i + 1] - 1}. Edges never leave a jet.
 */
public final class Edges {

    private final Column column = new Column();
    private int[] start = new int[1];
    private int[] source = new int[0];
    private int[] destination = new int[0];
    private Segments jets;
    private int nodes;

    /**
     * Trees: an edge from parent to child and one back, no self-loops.
     *
     * @param jets nodes of each jet
     * @param parents {@code [nodes, 1]}, index of the parent within the jet, -1 for a root
     * @throws IllegalArgumentException if a parent lies outside of its jet
     */
    public void fillTrees(Segments jets, INDArray parents) {
        float[] parent = column.read(parents);
        begin(jets, 2 * jets.nodes());
        Arrays.fill(start, 0, nodes + 1, 0);
        for (int jet = 0; jet < jets.jets(); jet++) {
            int first = jets.start(jet);
            for (int node = first; node < jets.end(jet); node++) {
                if (parent[node] >= 0) {
                    if (parent[node] >= jets.size(jet) || first + (int) parent[node] == node) {
                        throw new IllegalArgumentException("node " + (node - first) + " of jet " + jet
                                + " of the batch has parent " + (int) parent[node] + ", but the jet has "
                                + jets.size(jet) + " nodes and a node is not its own parent");
                    }
                    start[node + 1]++;
                    start[first + (int) parent[node] + 1]++;
                }
            }
        }
        for (int node = 0; node < nodes; node++) {
            start[node + 1] += start[node];
        }
        // start[i] serves as the place of the next edge of node i and is moved back afterwards
        for (int jet = 0; jet < jets.jets(); jet++) {
            int first = jets.start(jet);
            for (int node = first; node < jets.end(jet); node++) {
                if (parent[node] >= 0) {
                    int up = first + (int) parent[node];
                    source[start[node]++] = up;
                    source[start[up]++] = node;
                }
            }
        }
        System.arraycopy(start, 0, start, 1, nodes);
        start[0] = 0;
        nameDestinations();
    }

    /**
     * Begins to fill: then come, node after node, {@link #setSource} and {@link #endNode}, at last
     * {@link #nameDestinations}.
     *
     * @param atMost edges that there can be
     */
    public void begin(Segments jets, int atMost) {
        this.jets = jets;
        nodes = jets.nodes();
        if (start.length < nodes + 1) {
            start = new int[nodes + 1];
        }
        if (source.length < atMost) {
            source = new int[atMost];
            destination = new int[atMost];
        }
        start[0] = 0;
    }

    /** The node that edge number {@code edge} comes from. */
    public void setSource(int edge, int node) {
        source[edge] = node;
    }

    /** Says that the incoming edges of a node end before edge number {@code edge}. */
    public void endNode(int node, int edge) {
        start[node + 1] = edge;
    }

    /** Ends filling. */
    public void nameDestinations() {
        for (int node = 0; node < nodes; node++) {
            Arrays.fill(destination, start[node], start[node + 1], node);
        }
    }

    /** Number of nodes. */
    public int nodes() {
        return nodes;
    }

    /** Number of edges. */
    public int count() {
        return start[nodes];
    }

    /** Incoming edges of a node. */
    public int degree(int node) {
        return start[node + 1] - start[node];
    }

    /** The jets whose nodes these are. */
    public Segments jets() {
        return jets;
    }

    /** {@code [nodes + 1]} or longer: where the incoming edges of each node begin. Read only. */
    public int[] start() {
        return start;
    }

    /** {@code [edges]} or longer: the node that each edge comes from. Read only. */
    public int[] source() {
        return source;
    }

    /** {@code [edges]} or longer: the node that each edge comes to, rising. Read only. */
    public int[] destination() {
        return destination;
    }
}
