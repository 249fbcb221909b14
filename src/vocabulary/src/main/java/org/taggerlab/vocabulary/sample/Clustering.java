package org.taggerlab.vocabulary.sample;

/**
 * Which jets anti-kt makes of an event, and which of them are kept.
 *
 * @param radius of anti-kt
 * @param ptMin in GeV; softer jets are dropped
 * @param absRapidityMax jets beyond are dropped
 * @param jets how many of an event are kept at most, the hardest
 */
public record Clustering(double radius, double ptMin, double absRapidityMax, int jets) {

    /** As the published LundNet samples [arXiv:2012.08526]: R = 1, the two hardest jets, pt &gt; 500 GeV, |y| &lt; 2.5. */
    public static final Clustering FAT_JETS = new Clustering(1, 500, 2.5, 2);

    /** @throws IllegalArgumentException for values that make no jet */
    public Clustering {
        if (!(radius > 0) || !(ptMin >= 0) || !(absRapidityMax > 0) || jets < 1) {
            throw new IllegalArgumentException("jets need a radius and a rapidity above 0, pt of 0 GeV or more and at"
                    + " least one jet per event, not radius " + radius + ", |y| " + absRapidityMax + ", pt " + ptMin
                    + ", " + jets + " jets");
        }
    }
}
