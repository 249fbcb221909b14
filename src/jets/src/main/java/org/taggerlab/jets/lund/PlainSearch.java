package org.taggerlab.jets.lund;

import java.util.Arrays;
import org.taggerlab.jets.FourMomentum;

/**
 * Merges pairs by rising distance, each pseudojet in a place of its own: of equal distances, that of the first place comes
 * first, as in FastJet when it has few particles.
 */
final class PlainSearch {

    // what is not merged yet: compact, so that the inner loops run over neighbours in memory
    private double[] y = {};
    private double[] f = {};
    private double[] distance = {};
    private int[] nearest = {};
    private int[] pseudojet = {};
    private boolean tied;

    /**
     * Merges until one is left or none is near another.
     *
     * @return whether there were equal distances, so that another order could give another tree
     */
    boolean cluster(CambridgeAachen history, int count) {
        grow(count);
        tied = false;
        for (int i = 0; i < count; i++) {
            place(i, history, i);
        }
        findNeighbours(count);
        for (int active = count; active > 1; active--) {
            int a = closest(active);
            int b = nearest[a];
            if (b < 0) {
                break;
            }
            merge(history, Math.max(a, b), Math.min(a, b), active - 1);
        }
        return tied;
    }

    private void findNeighbours(int count) {
        Arrays.fill(distance, 0, count, CambridgeAachen.RADIUS2);
        Arrays.fill(nearest, 0, count, -1);
        for (int i = 1; i < count; i++) {
            double yi = y[i];
            double fi = f[i];
            double best = CambridgeAachen.RADIUS2;
            int at = -1;
            for (int j = 0; j < i; j++) {
                double d = FourMomentum.distance2(yi, fi, y[j], f[j]);
                if (d <= best) {
                    tied |= d == best;
                    at = d == best ? at : j;
                    best = d;
                }
                if (d <= distance[j]) {
                    tied |= d == distance[j];
                    nearest[j] = d == distance[j] ? nearest[j] : i;
                    distance[j] = d;
                }
            }
            distance[i] = best;
            nearest[i] = at;
        }
    }

    private int closest(int active) {
        int at = 0;
        double best = distance[0];
        for (int i = 1; i < active; i++) {
            if (distance[i] <= best) {
                // two that are each other's neighbour have the same distance
                tied |= distance[i] == best && nearest[i] != at;
                at = distance[i] == best ? at : i;
                best = distance[i];
            }
        }
        return at;
    }

    /** Puts the sum of the pseudojets in places {@code a > b} into {@code b}, and the last one into {@code a}. */
    private void merge(CambridgeAachen history, int a, int b, int last) {
        int sum = history.merge(pseudojet[a], pseudojet[b]);
        y[a] = y[last];
        f[a] = f[last];
        pseudojet[a] = pseudojet[last];
        distance[a] = distance[last];
        nearest[a] = nearest[last];
        place(b, history, sum);
        nearest[b] = -1;
        repair(a, b, last);
    }

    private void repair(int a, int b, int last) {
        double[] y = this.y;
        double[] f = this.f;
        double[] distance = this.distance;
        int[] nearest = this.nearest;
        double yb = y[b];
        double fb = f[b];
        double best = CambridgeAachen.RADIUS2;
        int at = -1;
        for (int i = 0; i < last; i++) {
            if (i == b) {
                continue;
            }
            int neighbour = nearest[i];
            if (neighbour == a || neighbour == b) {
                rescan(i, last);
            } else if (neighbour == last) {
                nearest[i] = a;
            }
            double d = FourMomentum.distance2(yb, fb, y[i], f[i]);
            if (d <= distance[i]) {
                tied |= d == distance[i] && nearest[i] != b;
                nearest[i] = d == distance[i] ? nearest[i] : b;
                distance[i] = d;
            }
            if (d <= best) {
                tied |= d == best;
                at = d == best ? at : i;
                best = d;
            }
        }
        distance[b] = best;
        nearest[b] = at;
    }

    private void rescan(int i, int active) {
        double[] y = this.y;
        double[] f = this.f;
        double yi = y[i];
        double fi = f[i];
        double best = CambridgeAachen.RADIUS2;
        int at = -1;
        // nothing is nearer than 0: without this, many in the same place would cost O(N^3)
        for (int j = 0; j < active && best > 0; j++) {
            double d = FourMomentum.distance2(yi, fi, y[j], f[j]);
            if (d <= best && j != i) {
                tied |= d == best;
                at = d == best ? at : j;
                best = d;
            }
        }
        tied |= best == 0;
        distance[i] = best;
        nearest[i] = at;
    }

    private void place(int at, CambridgeAachen history, int which) {
        y[at] = history.rapidity(which);
        f[at] = history.phi(which);
        pseudojet[at] = which;
    }

    private void grow(int count) {
        if (y.length >= count) {
            return;
        }
        int places = Math.max(128, Integer.highestOneBit(count) * 2);
        y = new double[places];
        f = new double[places];
        distance = new double[places];
        nearest = new int[places];
        pseudojet = new int[places];
    }
}
