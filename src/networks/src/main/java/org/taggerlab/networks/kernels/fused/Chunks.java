package org.taggerlab.networks.kernels.fused;

import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.Segments;

/** Work in pieces of some hundred rows, which stay in the second-level cache. */
final class Chunks {

    /** Rows of a piece. */
    static final int ROWS = 256;

    private Chunks() {}

    /** Work on rows {@code from} to {@code to - 1}. */
    interface Rows {
        void work(int from, int to);
    }

    /** Work on nodes {@code from} to {@code to - 1} and on edges {@code first} to {@code last - 1}, which come to them. */
    interface Edgewise {
        void work(int from, int to, int first, int last);
    }

    static void ofRows(int rows, Rows work) {
        for (int from = 0; from < rows; from += ROWS) {
            work.work(from, Math.min(rows, from + ROWS));
        }
    }

    /** Whole jets: as many as have at most {@link #ROWS} nodes, but one at least. */
    static void ofJets(Segments jets, Rows work) {
        for (int jet = 0; jet < jets.jets(); ) {
            int from = jets.start(jet++);
            while (jet < jets.jets() && jets.end(jet) - from <= ROWS) {
                jet++;
            }
            work.work(from, jets.end(jet - 1));
        }
    }

    /**
     * Whole jets, from the one that begins at node {@code from}: as many as have at most {@link #ROWS} edges, but one at
     * least.
     */
    static void ofJets(Edges edges, int from, int to, Edgewise work) {
        Segments jets = edges.jets();
        int[] start = edges.start();
        int jet = jets.jetOf(from);
        for (int begin = from; begin < to; ) {
            int end = jets.end(jet++);
            while (end < to && start[jets.end(jet)] - start[begin] <= ROWS) {
                end = jets.end(jet++);
            }
            work.work(begin, end, start[begin], start[end]);
            begin = end;
        }
    }

    /** Nodes: as many as have at most {@link #ROWS} edges, but one at least. */
    static void ofNodes(Edges edges, int from, int to, Edgewise work) {
        int[] start = edges.start();
        for (int begin = from; begin < to; ) {
            int end = begin + 1;
            while (end < to && start[end + 1] - start[begin] <= ROWS) {
                end++;
            }
            work.work(begin, end, start[begin], start[end]);
            begin = end;
        }
    }
}
