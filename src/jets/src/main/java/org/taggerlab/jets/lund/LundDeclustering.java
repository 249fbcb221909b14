package org.taggerlab.jets.lund;

import java.util.Arrays;

/**
 * From constituents to the Lund tree of a jet [arXiv:2012.08526, section 2].
 *
 * <p>Both branches of every declustering are followed, the harder first; nodes are numbered in that order, so a parent
 * comes before its children. Constituents carry no node. A jet none of whose declusterings passes the cuts, in
 * particular a jet of one constituent, has a single node of zeros. Reusable without allocation, not thread-safe.
 */
public final class LundDeclustering {

    /** Values of a node in {@link #values()}, in the order of {@link LundFeature}. */
    static final int FEATURES = 5;

    private static final double MIN_DELTA = 1e-6;
    /** Keeps logarithms finite where a momentum or mass is exactly 0; far below rounding of any other. */
    private static final double TINY = 1e-20;

    private final CambridgeAachen history = new CambridgeAachen();
    private double[] values = new double[128 * FEATURES];
    private int[] parent = new int[128];
    private boolean[] primary = new boolean[128];
    private int[] branch = new int[128];
    private int[] branchParent = new int[128];
    private boolean[] branchPrimary = new boolean[128];
    private int nodes;
    private boolean empty;

    /**
     * Declusters constituents {@code first} to {@code first + count - 1} of {@code momenta} [constituents, 4].
     *
     * @param momenta rows px, py, pz, E in GeV
     * @return the number of nodes, at least 1
     */
    public int decluster(double[] momenta, int first, int count, LundCuts cuts) {
        grow(count);
        nodes = 0;
        int open = push(0, history.cluster(momenta, first, count), -1, true);
        while (open > 0) {
            int jet = branch[--open];
            int above = branchParent[open];
            boolean main = branchPrimary[open];
            while (history.harder(jet) >= 0) {
                int harder = history.harder(jet);
                int softer = history.softer(jet);
                double delta = Math.max(MIN_DELTA, history.deltaR(harder, softer));
                if (delta < cuts.deltaMin()) {
                    break;
                }
                double kt = history.pt(softer) * delta;
                if (kt >= cuts.ktMin()) {
                    above = add(jet, harder, softer, delta, kt, above, main);
                    open = push(open, softer, above, false);
                }
                jet = harder;
            }
        }
        empty = nodes == 0;
        if (empty) {
            Arrays.fill(values, 0, FEATURES, 0);
            parent[0] = -1;
            primary[0] = true;
            nodes = 1;
        }
        return nodes;
    }

    /** Nodes of the last jet. */
    public int nodes() {
        return nodes;
    }

    /** Whether the one node of the last jet, of zeros, means that there was no declustering. */
    public boolean empty() {
        return empty;
    }

    /** The node that {@code node} hangs on, -1 for the root. */
    public int parent(int node) {
        return parent[node];
    }

    /** Whether {@code node} is on the primary plane: reached along harder branches only. */
    public boolean primary(int node) {
        return primary[node];
    }

    public double value(int node, LundFeature feature) {
        return values[node * FEATURES + feature.ordinal()];
    }

    double[] values() {
        return values;
    }

    private int push(int open, int jet, int above, boolean main) {
        branch[open] = jet;
        branchParent[open] = above;
        branchPrimary[open] = main;
        return open + 1;
    }

    private int add(int jet, int harder, int softer, double delta, double kt, int above, boolean main) {
        double soft = history.pt(softer);
        double dphi = history.phi(harder) - history.phi(softer);
        double dy = history.rapidity(harder) - history.rapidity(softer);
        int at = nodes * FEATURES;
        // both without transverse momentum: 0 / 0
        double z = soft == 0 ? 0 : soft / (history.pt(harder) + soft);
        values[at] = Math.log(Math.max(TINY, z));
        values[at + 1] = Math.log(delta);
        values[at + 2] = dphi == 0 ? 0 : Math.atan(dy / dphi);
        values[at + 3] = 0.5 * Math.log(Math.max(TINY, Math.abs(history.massSquared(jet))));
        values[at + 4] = Math.log(Math.max(TINY, kt));
        parent[nodes] = above;
        primary[nodes] = main;
        return nodes++;
    }

    private void grow(int count) {
        if (parent.length >= count) {
            return;
        }
        int places = Integer.highestOneBit(count) * 2;
        values = new double[places * FEATURES];
        parent = new int[places];
        primary = new boolean[places];
        branch = new int[places];
        branchParent = new int[places];
        branchPrimary = new boolean[places];
    }
}
