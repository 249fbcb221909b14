package org.taggerlab.jets.cluster;

/**
 * Which jets are made of an event and kept.
 *
 * @param radius of anti-kt
 * @param ptMin in GeV
 * @param absRapidityMax jets beyond are dropped
 * @param hardest keep this many at most
 */
public record JetSelection(double radius, double ptMin, double absRapidityMax, int hardest) {

    /** As the published LundNet samples [arXiv:2012.08526]: R = 1, the two hardest jets, pt &gt; 500 GeV, |y| &lt; 2.5. */
    public static final JetSelection FAT_JETS = new JetSelection(1.0, 500, 2.5, 2);

    public JetSelection {
        if (!(radius > 0) || !(ptMin >= 0) || !(absRapidityMax > 0) || hardest < 1) {
            throw new IllegalArgumentException("jets need a radius and a rapidity above 0, pt of 0 GeV or more and at"
                    + " least one jet an event, not radius " + radius + ", |y| " + absRapidityMax + ", pt " + ptMin
                    + ", " + hardest + " jets");
        }
    }
}
