package org.taggerlab.networks.kernels;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The edges of a batch, sorted by destination; one object is refilled batch after batch.
 *
 * <p>The incoming edges of node i are {@code start[i]} to {@code start[i + 1] - 1}. Edges never leave a jet.
 */
public final class Edges {

    private int[] start = new int[1];
    private int[] source = new int[0];
    private int nodes;

    /**
     * Trees: an edge from parent to child and one back, no self-loops.
     *
     * @param jets nodes of each jet
     * @param parents {@code [nodes, 1]}, index of the parent within the jet, -1 for a root
     * @throws IllegalArgumentException if a parent lies outside of its jet
     */
    public void fillTrees(Segments jets, INDArray parents) {
        nodes = jets.nodes();
        double[] parent = parents.reshape(nodes).toDoubleVector();
        reserve(nodes, 2 * nodes);
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
    }

    /**
     * Nearest neighbours: from the k nearest other particles of the same jet to each particle; all others if there are
     * fewer than k of them. Equal distances are ordered by index.
     *
     * @param jets nodes of each jet
     * @param coordinates {@code [nodes, any]}
     * @param k neighbours wanted
     */
    public void fillNearest(Segments jets, INDArray coordinates, int k) {
        nodes = jets.nodes();
        reserve(nodes, k * nodes);
        int dimensions = (int) coordinates.size(1);
        double[] place = coordinates.reshape(coordinates.length()).toDoubleVector();
        double[] nearest = new double[k];
        int edge = 0;
        for (int jet = 0; jet < jets.jets(); jet++) {
            int first = jets.start(jet);
            int size = jets.size(jet);
            double[] columns = columns(place, first, size, dimensions);
            double[] distance = new double[size];
            for (int particle = 0; particle < size; particle++) {
                squaredDistances(columns, particle, distance);
                int found = 0;
                for (int other = 0; other < size; other++) {
                    double d = distance[other];
                    if (other == particle || (found == k && d >= nearest[k - 1])) {
                        continue;
                    }
                    int slot = found < k ? found++ : k - 1;
                    while (slot > 0 && nearest[slot - 1] > d) {
                        nearest[slot] = nearest[slot - 1];
                        source[edge + slot] = source[edge + slot - 1];
                        slot--;
                    }
                    nearest[slot] = d;
                    source[edge + slot] = first + other;
                }
                start[first + particle] = edge;
                edge += found;
            }
        }
        start[nodes] = edge;
    }

    /** The coordinates of a jet, one dimension after another, so that the inner loop below runs over particles. */
    private static double[] columns(double[] place, int first, int size, int dimensions) {
        double[] columns = new double[size * dimensions];
        for (int particle = 0; particle < size; particle++) {
            for (int i = 0; i < dimensions; i++) {
                columns[i * size + particle] = place[(first + particle) * dimensions + i];
            }
        }
        return columns;
    }

    private static void squaredDistances(double[] columns, int particle, double[] distance) {
        int size = distance.length;
        Arrays.fill(distance, 0);
        for (int column = 0; column < columns.length; column += size) {
            double here = columns[column + particle];
            for (int other = 0; other < size; other++) {
                double difference = columns[column + other] - here;
                distance[other] += difference * difference;
            }
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

    /** {@code [nodes + 1]} or longer: where the incoming edges of each node begin. Read only. */
    public int[] start() {
        return start;
    }

    /** {@code [edges]} or longer: the node that each edge comes from. Read only. */
    public int[] source() {
        return source;
    }

    /** The end of a run of nodes from this one on with at most so many incoming edges, but one node at least. */
    int chunkEnd(int node, int most) {
        int end = node + 1;
        while (end < nodes && start[end + 1] - start[node] <= most) {
            end++;
        }
        return end;
    }

    /** Incoming edges of a node. */
    public int degree(int node) {
        return start[node + 1] - start[node];
    }

    private void reserve(int nodeCount, int edgeCount) {
        if (start.length < nodeCount + 1) {
            start = new int[nodeCount + 1];
        }
        if (source.length < edgeCount) {
            source = new int[edgeCount];
        }
    }
}
