package org.taggerlab.jets.detector;

/**
 * Measures what deposits energy in cells.
 *
 * @param cellEta width of a cell in pseudorapidity; 0: no cells, every particle is measured by itself
 * @param cellPhi width of a cell in azimuth, made so that a whole number goes round; 0 with {@code cellEta} 0
 * @param stochastic relative resolution times the square root of E / GeV
 * @param constant relative resolution at high energy, added in quadrature
 * @param threshold in GeV; cells of less energy are not read out
 */
public record Calorimeter(double cellEta, double cellPhi, double stochastic, double constant, double threshold) {

    /** Measures every particle by itself, exactly. */
    public static final Calorimeter PERFECT = new Calorimeter(0, 0, 0, 0, 0);

    public Calorimeter {
        boolean cells = cellEta > 0 && cellPhi > 0 || cellEta == 0 && cellPhi == 0;
        if (!cells || !(stochastic >= 0) || !(constant >= 0) || !(threshold >= 0)) {
            throw new IllegalArgumentException("a calorimeter has cells of some size in both directions or none, and"
                    + " resolution and threshold of 0 or more, not cells of " + cellEta + " x " + cellPhi
                    + ", resolution " + stochastic + "/sqrt(E) + " + constant + ", threshold " + threshold + " GeV");
        }
    }

    /** How many cells of equal width go round: the whole number that comes nearest to {@link #cellPhi}. */
    long cellsAround() {
        return Math.max(1, Math.round(2 * Math.PI / cellPhi));
    }

    /** Relative resolution at {@code energy} in GeV. */
    double resolution(double energy) {
        return Math.hypot(stochastic / Math.sqrt(energy), constant);
    }
}
