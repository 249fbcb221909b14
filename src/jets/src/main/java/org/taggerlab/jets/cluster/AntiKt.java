package org.taggerlab.jets.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Anti-kt clustering, E-scheme [arXiv:0802.1189]. Every particle keeps its nearest neighbour, so that N particles cost
 * O(N^2). Reusable, not thread-safe.
 */
public final class AntiKt {

    /** More particles than any event has. */
    public static final int MAX_PARTICLES = 100_000;

    private final double radius2;
    private double[] momenta = {};
    private double[] y = {};
    private double[] phi = {};
    private double[] weight = {};
    private double[] distance = {};
    private int[] nearest = {};
    private int[] first = {};
    private int[] last = {};
    private int[] next = {};

    /** @param radius the R of the algorithm */
    public AntiKt(double radius) {
        this.radius2 = radius * radius;
    }

    /**
     * Jets of an event that pass a selection, the hardest first.
     *
     * @param particles [particles, 4], row-major: px, py, pz, E in GeV
     * @return for each jet its particles, by index, rising
     */
    public List<int[]> cluster(double[] particles, Clustering selection) {
        int count = particles.length / 4;
        if (count > MAX_PARTICLES) {
            throw new IllegalArgumentException("an event of " + count + " particles; at most " + MAX_PARTICLES);
        }
        begin(particles, count);
        record Found(FourMomentum momentum, int[] particles) {}
        List<Found> found = new ArrayList<>();
        for (int active = count; active > 0; active--) {
            int a = closest(active);
            int b = nearest[a];
            if (b < 0) {
                FourMomentum jet = FourMomentum.sum(momenta, a, 1);
                if (jet.pt() >= selection.ptMin() && Math.abs(jet.rapidity()) <= selection.absRapidityMax()) {
                    found.add(new Found(jet, members(a)));
                }
                move(active - 1, a);
                repair(a, -1, active - 1);
            } else {
                int keep = Math.min(a, b);
                int drop = Math.max(a, b);
                merge(keep, drop);
                move(active - 1, drop);
                repair(drop, keep, active - 1);
            }
        }
        found.sort(Comparator.comparingDouble(jet -> -jet.momentum().pt()));
        return found.stream().limit(selection.jets()).map(Found::particles).toList();
    }

    private void begin(double[] particles, int count) {
        momenta = particles.clone();
        if (y.length < count) {
            y = new double[count];
            phi = new double[count];
            weight = new double[count];
            distance = new double[count];
            nearest = new int[count];
            first = new int[count];
            last = new int[count];
            next = new int[count];
        }
        Arrays.fill(next, 0, count, -1);
        for (int i = 0; i < count; i++) {
            first[i] = i;
            last[i] = i;
            place(i);
        }
        for (int i = 0; i < count; i++) {
            rescan(i, count);
        }
    }

    /** Where the smallest of all d_ij and d_iB is. */
    private int closest(int active) {
        int at = 0;
        double best = Double.MAX_VALUE;
        for (int i = 0; i < active; i++) {
            int j = nearest[i];
            // in units of d_iB R^2: without a neighbour within R, the beam
            double d = j < 0 ? weight[i] * radius2 : Math.min(weight[i], weight[j]) * distance[i];
            if (d < best) {
                best = d;
                at = i;
            }
        }
        return at;
    }

    private void merge(int keep, int drop) {
        for (int k = 0; k < 4; k++) {
            momenta[4 * keep + k] += momenta[4 * drop + k];
        }
        next[last[keep]] = first[drop];
        last[keep] = last[drop];
        place(keep);
    }

    private void move(int from, int to) {
        System.arraycopy(momenta, 4 * from, momenta, 4 * to, 4);
        y[to] = y[from];
        phi[to] = phi[from];
        weight[to] = weight[from];
        distance[to] = distance[from];
        nearest[to] = nearest[from];
        first[to] = first[from];
        last[to] = last[from];
    }

    /** After what was at {@code gone} was replaced by what was last, and {@code changed} (or -1) got new momentum. */
    private void repair(int gone, int changed, int active) {
        for (int i = 0; i < active; i++) {
            if (i == changed) {
                continue;
            }
            int j = nearest[i];
            if (j == gone || j == changed && j >= 0) {
                rescan(i, active);
            } else if (j == active) {
                nearest[i] = gone;
            }
            if (changed >= 0) {
                double d = distance2(i, changed);
                if (d < distance[i]) {
                    distance[i] = d;
                    nearest[i] = changed;
                }
            }
        }
        if (changed >= 0) {
            rescan(changed, active);
        }
    }

    private void rescan(int i, int active) {
        distance[i] = radius2;
        nearest[i] = -1;
        // nothing is nearer than 0: without this, many in the same place would cost O(N^3)
        for (int j = 0; j < active && distance[i] > 0; j++) {
            double d = distance2(i, j);
            if (d < distance[i] && j != i) {
                distance[i] = d;
                nearest[i] = j;
            }
        }
    }

    private double distance2(int i, int j) {
        return FourMomentum.distance2(y[i], phi[i], y[j], phi[j]);
    }

    private void place(int i) {
        double px = momenta[4 * i];
        double py = momenta[4 * i + 1];
        double pt2 = px * px + py * py;
        y[i] = FourMomentum.rapidity(pt2, momenta[4 * i + 2], momenta[4 * i + 3]);
        phi[i] = FourMomentum.phi(px, py);
        weight[i] = pt2 > 1e-300 ? 1 / pt2 : 1e300;
    }

    private int[] members(int i) {
        List<Integer> members = new ArrayList<>();
        for (int at = first[i]; at >= 0; at = next[at]) {
            members.add(at);
        }
        return members.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
