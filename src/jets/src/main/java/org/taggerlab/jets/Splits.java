package org.taggerlab.jets;

import java.nio.charset.StandardCharsets;

/**
 * Where an event belongs, decided by its sample's name and its number alone.
 *
 * <p>Files may be added, jets reordered and machines changed: an event never moves, and two jets of one event are
 * never parted.
 */
public final class Splits {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Splits() {}

    /** A number in [0, 1), evenly spread over events: below 0.8 training, say. */
    public static double position(String sample, long event) {
        return (mix(fnv(sample) ^ mix(event)) >>> 11) * 0x1p-53;
    }

    /**
     * The part that an event belongs to.
     *
     * @param shares of the parts, positive, in any unit, such as 0.8, 0.1, 0.1
     * @return an index into {@code shares}
     */
    public static int part(String sample, long event, double... shares) {
        double total = 0;
        for (double share : shares) {
            if (!(share > 0)) {
                throw new IllegalArgumentException("a share of " + share + " holds no events; shares are positive");
            }
            total += share;
        }
        double left = position(sample, event) * total;
        for (int part = 0; part < shares.length; part++) {
            left -= shares[part];
            if (left < 0) {
                return part;
            }
        }
        return shares.length - 1;
    }

    /** FNV-1a over UTF-8. */
    private static long fnv(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** The output function of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
