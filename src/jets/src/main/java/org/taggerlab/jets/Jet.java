package org.taggerlab.jets;

import java.util.Optional;

/**
 * A jet as its constituents.
 *
 * @param index its place in the sample, from 0
 * @param event the event it comes from; two jets may share one
 * @param label 1 signal, 0 background, {@link #UNLABELLED} where the file does not say
 * @param momenta constituents [constituents, 4], row-major: px, py, pz, E in GeV
 * @param pids PDG code of each constituent, empty where the file does not say
 * @param flaw why this jet cannot be used, empty for a usable one
 */
public record Jet(int index, long event, int label, double[] momenta, int[] pids, Optional<String> flaw)
        implements SampleItem {

    /** Neither signal nor background is known. */
    public static final int UNLABELLED = -1;

    /** More constituents than any jet has. */
    public static final int MOST_CONSTITUENTS = 100_000;

    /** A jet whose momenta are checked here: constituents, all finite, no negative energy, a transverse momentum. */
    public static Jet of(int index, long event, int label, double[] momenta, int[] pids) {
        return new Jet(index, event, label, momenta, pids, Flaws.find(momenta));
    }

    /** The same jet, known to be unusable. */
    public Jet flawed(String why) {
        return new Jet(index, event, label, momenta, pids, Optional.of(why));
    }

    public int constituents() {
        return momenta.length / 4;
    }

    /** Sum of the constituents. */
    public FourMomentum momentum() {
        return FourMomentum.sum(momenta, 0, constituents());
    }
}
