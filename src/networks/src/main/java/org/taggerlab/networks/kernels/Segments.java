package org.taggerlab.networks.kernels;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The nodes of each jet of a batch; one object is refilled batch after batch. */
public final class Segments {

    private final Column column = new Column();
    private int[] start = new int[1];
    private int jets;

    /**
     * Takes the jets of a batch.
     *
     * @param counts {@code [jets, 1]}, nodes of each jet
     * @param nodes rows of the arrays that belong to them
     * @throws IllegalArgumentException if a jet is empty or the counts do not add up to the nodes
     */
    public void fill(INDArray counts, long nodes) {
        jets = (int) counts.size(0);
        if (start.length < jets + 1) {
            start = new int[jets + 1];
        }
        float[] values = column.read(counts);
        for (int jet = 0; jet < jets; jet++) {
            if (values[jet] < 1) {
                throw new IllegalArgumentException("jet " + jet + " of the batch has " + values[jet] + " nodes");
            }
            start[jet + 1] = start[jet] + (int) values[jet];
        }
        if (start[jets] != nodes) {
            throw new IllegalArgumentException(
                    "the jets' counts add up to " + start[jets] + " nodes, but the arrays have " + nodes + " rows");
        }
    }

    /** Number of jets. */
    public int jets() {
        return jets;
    }

    /** Number of nodes of all jets. */
    public int nodes() {
        return start[jets];
    }

    /** First node of a jet, counted in the batch. */
    public int start(int jet) {
        return start[jet];
    }

    /** One after the last node of a jet. */
    public int end(int jet) {
        return start[jet + 1];
    }

    /** The jet that a node belongs to. */
    public int jetOf(int node) {
        int place = Arrays.binarySearch(start, 0, jets + 1, node);
        return place >= 0 ? place : -place - 2;
    }

    /** Nodes of a jet. */
    public int size(int jet) {
        return start[jet + 1] - start[jet];
    }
}
