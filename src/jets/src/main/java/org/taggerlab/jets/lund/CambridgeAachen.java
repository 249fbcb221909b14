package org.taggerlab.jets.lund;

import java.util.Arrays;
import org.taggerlab.jets.FourMomentum;

/**
 * Cambridge/Aachen clustering of one jet's constituents, E-scheme, with a radius so large that one jet remains.
 *
 * <p>Nearest neighbours are kept up to date from merger to merger, so N constituents cost O(N^2). Pseudojets are
 * numbered as they come into being: constituents 0 to N-1, then one per merger; the last is the jet. Reusable, not
 * thread-safe.
 */
public final class CambridgeAachen {

    private int size;

    // the history, by pseudojet
    private double[] px = {};
    private double[] py = {};
    private double[] pz = {};
    private double[] energy = {};
    private double[] pt2 = {};
    private double[] rapidity = {};
    private double[] phi = {};
    private int[] harder = {};
    private int[] softer = {};

    // what is not merged yet: compact, so that the inner loops run over neighbours in memory
    private double[] y = {};
    private double[] f = {};
    private double[] distance = {};
    private int[] nearest = {};
    private int[] pseudojet = {};

    /**
     * Clusters constituents {@code first} to {@code first + count - 1} of {@code momenta} [constituents, 4].
     *
     * @param momenta rows px, py, pz, E in GeV
     * @return the pseudojet that is the whole jet
     */
    public int cluster(double[] momenta, int first, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a jet of " + count + " constituents cannot be clustered");
        }
        grow(count);
        for (int i = 0, at = 4 * first; i < count; i++, at += 4) {
            set(i, momenta[at], momenta[at + 1], momenta[at + 2], momenta[at + 3], -1, -1);
            y[i] = rapidity[i];
            f[i] = phi[i];
            pseudojet[i] = i;
        }
        size = count;
        findNeighbours(count);
        for (int active = count; active > 1; active--) {
            int a = closest(active);
            int b = nearest[a];
            merge(Math.max(a, b), Math.min(a, b), active);
        }
        return size - 1;
    }

    private void findNeighbours(int count) {
        Arrays.fill(distance, 0, count, Double.MAX_VALUE);
        Arrays.fill(nearest, 0, count, -1);
        for (int i = 1; i < count; i++) {
            double yi = y[i];
            double fi = f[i];
            double best = Double.MAX_VALUE;
            int at = -1;
            for (int j = 0; j < i; j++) {
                double d = distance2(yi, fi, y[j], f[j]);
                if (d < best) {
                    best = d;
                    at = j;
                }
                if (d < distance[j]) {
                    distance[j] = d;
                    nearest[j] = i;
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
            if (distance[i] < best) {
                best = distance[i];
                at = i;
            }
        }
        return at;
    }

    /** Puts the sum of the pseudojets in places {@code a > b} into {@code b}, and the last one into {@code a}. */
    private void merge(int a, int b, int active) {
        int i = pseudojet[a];
        int j = pseudojet[b];
        boolean first = pt2[i] >= pt2[j];
        int k = size++;
        set(k, px[i] + px[j], py[i] + py[j], pz[i] + pz[j], energy[i] + energy[j], first ? i : j, first ? j : i);
        int last = active - 1;
        place(a, y[last], f[last], pseudojet[last]);
        distance[a] = distance[last];
        nearest[a] = nearest[last];
        place(b, rapidity[k], phi[k], k);
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
        double best = Double.MAX_VALUE;
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
            double d = distance2(yb, fb, y[i], f[i]);
            if (d < distance[i]) {
                distance[i] = d;
                nearest[i] = b;
            }
            if (d < best) {
                best = d;
                at = i;
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
        double best = Double.MAX_VALUE;
        int at = -1;
        for (int j = 0; j < active; j++) {
            double d = distance2(yi, fi, y[j], f[j]);
            if (d < best && j != i) {
                best = d;
                at = j;
            }
        }
        distance[i] = best;
        nearest[i] = at;
    }

    private static double distance2(double y1, double phi1, double y2, double phi2) {
        double dphi = Math.PI - Math.abs(Math.PI - Math.abs(phi1 - phi2));
        double dy = y1 - y2;
        return dphi * dphi + dy * dy;
    }

    private void place(int at, double rapidity, double phi, int which) {
        y[at] = rapidity;
        f[at] = phi;
        pseudojet[at] = which;
    }

    private void set(int i, double x, double y, double z, double e, int harder, int softer) {
        double t2 = x * x + y * y;
        px[i] = x;
        py[i] = y;
        pz[i] = z;
        energy[i] = e;
        pt2[i] = t2;
        rapidity[i] = FourMomentum.rapidity(t2, z, e);
        phi[i] = FourMomentum.phi(x, y);
        this.harder[i] = harder;
        this.softer[i] = softer;
    }

    private void grow(int count) {
        if (y.length >= count) {
            return;
        }
        int places = Math.max(128, Integer.highestOneBit(count) * 2);
        px = new double[2 * places];
        py = new double[2 * places];
        pz = new double[2 * places];
        energy = new double[2 * places];
        pt2 = new double[2 * places];
        rapidity = new double[2 * places];
        phi = new double[2 * places];
        harder = new int[2 * places];
        softer = new int[2 * places];
        y = new double[places];
        f = new double[places];
        distance = new double[places];
        nearest = new int[places];
        pseudojet = new int[places];
    }

    /** Constituents of the last jet. */
    public int constituents() {
        return (size + 1) / 2;
    }

    /** The parent of larger transverse momentum, or -1 for a constituent. */
    public int harder(int pseudojet) {
        return harder[pseudojet];
    }

    /** The parent of smaller transverse momentum, or -1 for a constituent. */
    public int softer(int pseudojet) {
        return softer[pseudojet];
    }

    public double pt(int pseudojet) {
        return Math.sqrt(pt2[pseudojet]);
    }

    public double rapidity(int pseudojet) {
        return rapidity[pseudojet];
    }

    /** Azimuth in [0, 2 pi). */
    public double phi(int pseudojet) {
        return phi[pseudojet];
    }

    /** Invariant mass squared in GeV^2; rounding can make it negative. */
    public double massSquared(int pseudojet) {
        return FourMomentum.massSquared(pt2[pseudojet], pz[pseudojet], energy[pseudojet]);
    }

    /** Distance in rapidity and azimuth. */
    public double deltaR(int i, int j) {
        return Math.sqrt(distance2(rapidity[i], phi[i], rapidity[j], phi[j]));
    }
}
