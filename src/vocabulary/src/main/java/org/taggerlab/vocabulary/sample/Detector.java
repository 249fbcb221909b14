package org.taggerlab.vocabulary.sample;

/**
 * An experimental set-up.
 *
 * @param seed of all randomness
 * @param tracker measures charged particles
 * @param electromagnetic measures photons, neutral pions, and electrons without a track
 * @param hadronic measures all others
 */
public record Detector(long seed, Tracker tracker, Calorimeter electromagnetic, Calorimeter hadronic) {

    /**
     * Measures charged particles.
     *
     * @param efficiency probability that a charged particle is found
     * @param ptMin in GeV; softer tracks are not found
     * @param absEtaMax tracks beyond are not found
     * @param constant relative resolution of pt at low pt
     * @param perGev what is added to it in quadrature for every GeV of pt
     */
    public record Tracker(double efficiency, double ptMin, double absEtaMax, double constant, double perGev) {

        /** @throws IllegalArgumentException for values that no tracker has */
        public Tracker {
            if (!(efficiency >= 0 && efficiency <= 1)
                    || !(ptMin >= 0)
                    || !(absEtaMax > 0)
                    || !(constant >= 0)
                    || !(perGev >= 0)) {
                throw new IllegalArgumentException(
                        "a tracker has an efficiency from 0 to 1 and cuts and resolutions of 0 or"
                                + " more, not efficiency " + efficiency + ", pt " + ptMin + " GeV, |eta| " + absEtaMax
                                + ", resolution " + constant + " + " + perGev + " pt");
            }
        }

        /** Relative resolution at {@code pt} in GeV. */
        public double resolution(double pt) {
            return Math.hypot(constant, perGev * pt);
        }
    }

    /**
     * Measures what deposits energy in cells.
     *
     * @param cellEta width of a cell in pseudorapidity; 0: no cells, every particle is measured by itself
     * @param cellPhi width of a cell in azimuth, adjusted so that a whole number fits the circle; 0 with {@code cellEta} 0
     * @param stochastic relative resolution times the square root of E / GeV
     * @param constant relative resolution at high energy, added in quadrature
     * @param threshold in GeV; cells of less energy are not read out
     */
    public record Calorimeter(double cellEta, double cellPhi, double stochastic, double constant, double threshold) {

        /** @throws IllegalArgumentException for values that no calorimeter has */
        public Calorimeter {
            boolean cells = cellEta > 0 && cellPhi > 0 || cellEta == 0 && cellPhi == 0;
            if (!cells || !(stochastic >= 0) || !(constant >= 0) || !(threshold >= 0)) {
                throw new IllegalArgumentException(
                        "a calorimeter has cells of some size in both directions or none, and"
                                + " resolution and threshold of 0 or more, not cells of " + cellEta + " x " + cellPhi
                                + ", resolution " + stochastic + "/sqrt(E) + " + constant + ", threshold " + threshold
                                + " GeV");
            }
        }

        /** Relative resolution at {@code energy} in GeV. */
        public double resolution(double energy) {
            return Math.hypot(stochastic / Math.sqrt(energy), constant);
        }
    }
}
