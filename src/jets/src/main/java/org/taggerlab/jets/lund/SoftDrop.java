package org.taggerlab.jets.lund;

/**
 * Soft drop [Larkoski, Marzani, Soyez, Thaler: arXiv:1402.2657]: softer branches are dropped until
 * z &gt; zCut (Delta / radius)^beta.
 *
 * @param zCut between 0 and 0.5
 * @param beta 0 is the modified mass-drop tagger [arXiv:1307.0007]
 * @param radius of the jet
 */
public record SoftDrop(double zCut, double beta, double radius) {

    /** The modified mass-drop tagger with its usual cut of 0.1. */
    public static SoftDrop mmdt() {
        return new SoftDrop(0.1, 0, 1);
    }

    /**
     * Mass in GeV of what is left; that of one constituent when no declustering passes.
     *
     * @param history the clustering that {@code jet} is a pseudojet of
     */
    public double mass(CambridgeAachen history, int jet) {
        int left = jet;
        while (history.harder(left) >= 0) {
            int harder = history.harder(left);
            int softer = history.softer(left);
            double z = history.pt(softer) / (history.pt(harder) + history.pt(softer));
            if (z > zCut * Math.pow(history.deltaR(harder, softer) / radius, beta)) {
                break;
            }
            left = harder;
        }
        return Math.sqrt(Math.max(0, history.massSquared(left)));
    }
}
