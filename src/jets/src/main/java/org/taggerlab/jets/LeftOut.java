package org.taggerlab.jets;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Particles that no jet definition takes, left out in the same way of every layout and counted by reason: their
 * direction is undefined, and a clustering would put them anywhere. Not thread-safe.
 */
public final class LeftOut {

    /** Why a particle is left out. */
    private enum Reason {
        NOT_FINITE("not finite"),
        NEGATIVE_ENERGY("with negative energy"),
        NO_MOMENTUM("without momentum");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final long[] counts = new long[Reason.values().length];

    /**
     * What is left of some particles.
     *
     * @param momenta [particles, 4], row-major: px, py, pz, E in GeV
     * @param pids PDG codes [particles], or empty
     */
    public record Kept(double[] momenta, int[] pids) {}

    /** Begins to count anew. */
    public void clear() {
        Arrays.fill(counts, 0);
    }

    /** Adds the counts of another. */
    public void add(LeftOut other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** How many particles were left out, by reason; only reasons that occurred. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> found = new TreeMap<>();
        for (Reason reason : Reason.values()) {
            if (counts[reason.ordinal()] > 0) {
                found.put(reason.text, counts[reason.ordinal()]);
            }
        }
        return found;
    }

    /** The particles without those that are left out, in their order; the same arrays where none is. */
    public Kept keep(double[] momenta, int[] pids) {
        int kept = 0;
        while (4 * kept < momenta.length && reason(momenta, 4 * kept) == null) {
            kept++;
        }
        if (4 * kept == momenta.length) {
            return new Kept(momenta, pids);
        }
        double[] left = momenta.clone();
        int[] codes = pids.clone();
        for (int i = kept; i < momenta.length / 4; i++) {
            Reason reason = reason(momenta, 4 * i);
            if (reason != null) {
                counts[reason.ordinal()]++;
                continue;
            }
            System.arraycopy(momenta, 4 * i, left, 4 * kept, 4);
            if (codes.length > 0) {
                codes[kept] = pids[i];
            }
            kept++;
        }
        return new Kept(Arrays.copyOf(left, 4 * kept), codes.length == 0 ? codes : Arrays.copyOf(codes, kept));
    }

    /** A jet without the constituents that are left out; one that has no others keeps them, and is flawed. */
    public Jet jet(int index, long event, int label, double[] momenta, int[] pids) {
        Kept kept = keep(momenta, pids);
        return kept.momenta.length == 0
                ? Jet.of(index, event, label, momenta, pids)
                : Jet.of(index, event, label, kept.momenta, kept.pids);
    }

    private static Reason reason(double[] momenta, int at) {
        double px = momenta[at];
        double py = momenta[at + 1];
        double pz = momenta[at + 2];
        double energy = momenta[at + 3];
        if (!Double.isFinite(px) || !Double.isFinite(py) || !Double.isFinite(pz) || !Double.isFinite(energy)) {
            return Reason.NOT_FINITE;
        }
        if (energy < 0) {
            return Reason.NEGATIVE_ENERGY;
        }
        return px == 0 && py == 0 && pz == 0 ? Reason.NO_MOMENTUM : null;
    }
}
