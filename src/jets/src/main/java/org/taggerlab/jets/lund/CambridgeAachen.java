package org.taggerlab.jets.lund;

import java.util.Arrays;
import org.taggerlab.jets.FourMomentum;

/**
 * Cambridge/Aachen clustering of one jet's constituents, E-scheme, with a radius of 1000, so large that one jet remains.
 *
 * <p>Nearest neighbours are kept up to date from merger to merger, so N constituents cost O(N^2). Pseudojets are
 * numbered as they come into being: constituents 0 to N-1, then one per merger. Of equal distances the one is merged first
 * that FastJet 3.4.0 merges first. What is farther than the radius from everything, such as a constituent exactly along the
 * beam, stays outside, as in FastJet; the jet is then the hardest of what is left. Reusable, not thread-safe.
 */
public final class CambridgeAachen {

    static final double RADIUS2 = 1e6;

    /** From this number of constituents on, FastJet 3.4.0 looks for neighbours in tiles when the radius is 1000. */
    private static final int TILED = 75;

    private final PlainSearch plain = new PlainSearch();
    private final TiledSearch tiled = new TiledSearch();
    private int size;
    private double[] px = {};
    private double[] py = {};
    private double[] pz = {};
    private double[] energy = {};
    private double[] pt2 = {};
    private double[] rapidity = {};
    private double[] phi = {};
    private int[] harder = {};
    private int[] softer = {};
    private boolean[] merged = {};

    /**
     * Clusters constituents {@code first} to {@code first + count - 1} of {@code momenta} [constituents, 4].
     *
     * @param momenta rows px, py, pz, E in GeV, all finite and not so large that their squares are not
     * @return the pseudojet that is the whole jet
     */
    public int cluster(double[] momenta, int first, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a jet of " + count + " constituents cannot be clustered");
        }
        grow(count);
        size = 0;
        for (int i = 0, at = 4 * first; i < count; i++, at += 4) {
            add(momenta[at], momenta[at + 1], momenta[at + 2], momenta[at + 3], -1, -1);
        }
        if (plain.cluster(this, count) && count >= TILED) {
            size = count;
            Arrays.fill(merged, 0, count, false);
            tiled.cluster(this, count);
        }
        return size == 2 * count - 1 ? size - 1 : hardest();
    }

    /**
     * Adds the sum of two pseudojets. Of equal transverse momenta the older counts as the harder, as in FastJet.
     *
     * @return its number
     */
    int merge(int a, int b) {
        int older = Math.min(a, b);
        int younger = Math.max(a, b);
        boolean keep = pt2[older] >= pt2[younger];
        merged[a] = true;
        merged[b] = true;
        return add(
                px[a] + px[b],
                py[a] + py[b],
                pz[a] + pz[b],
                energy[a] + energy[b],
                keep ? older : younger,
                keep ? younger : older);
    }

    private int add(double x, double y, double z, double e, int harder, int softer) {
        int i = size++;
        double t2 = x * x + y * y;
        px[i] = x;
        py[i] = y;
        pz[i] = z;
        energy[i] = e;
        pt2[i] = t2;
        rapidity[i] = FourMomentum.rapidity(t2, z, e);
        phi[i] = FourMomentum.phi(x, y);
        merged[i] = false;
        this.harder[i] = harder;
        this.softer[i] = softer;
        return i;
    }

    private int hardest() {
        int best = -1;
        for (int i = 0; i < size; i++) {
            if (!merged[i] && (best < 0 || pt2[i] > pt2[best])) {
                best = i;
            }
        }
        return best;
    }

    private void grow(int count) {
        if (px.length >= 2 * count) {
            return;
        }
        int places = 2 * Math.max(128, Integer.highestOneBit(count) * 2);
        px = new double[places];
        py = new double[places];
        pz = new double[places];
        energy = new double[places];
        pt2 = new double[places];
        rapidity = new double[places];
        phi = new double[places];
        harder = new int[places];
        softer = new int[places];
        merged = new boolean[places];
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

    /** Whether it has no finite rapidity of its own. */
    boolean alongBeam(int pseudojet) {
        return energy[pseudojet] == Math.abs(pz[pseudojet]);
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
        return Math.sqrt(FourMomentum.distance2(rapidity[i], phi[i], rapidity[j], phi[j]));
    }
}
