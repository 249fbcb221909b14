package org.taggerlab.jets.lund;

/**
 * Which declusterings become nodes. Both cuts look at Delta as {@link LundFeature#LN_DELTA} has it, never less than 1e-6: a
 * {@code deltaMin} up to there cuts nothing.
 *
 * @param ktMin in GeV; below it the softer branch is dropped and the harder one followed
 * @param deltaMin below it declustering stops
 */
public record LundCuts(double ktMin, double deltaMin) {

    public static final LundCuts NONE = new LundCuts(0, 0);

    public LundCuts {
        if (!(ktMin >= 0) || !(deltaMin >= 0)) {
            throw new IllegalArgumentException(
                    "cuts on the Lund plane are 0 (none) or more, not kt-min " + ktMin + " GeV, delta-min " + deltaMin);
        }
    }

    /** Cuts from logarithms as descriptors have them, {@code null} for none. */
    public static LundCuts ofLogarithms(Double lnKtMin, Double lnDeltaMin) {
        return new LundCuts(lnKtMin == null ? 0 : Math.exp(lnKtMin), lnDeltaMin == null ? 0 : Math.exp(lnDeltaMin));
    }
}
