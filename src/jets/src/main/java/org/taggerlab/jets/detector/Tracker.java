package org.taggerlab.jets.detector;

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

    /** Finds and measures everything. */
    public static final Tracker PERFECT = new Tracker(1, 0, Double.MAX_VALUE, 0, 0);

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
    double resolution(double pt) {
        return Math.hypot(constant, perGev * pt);
    }
}
