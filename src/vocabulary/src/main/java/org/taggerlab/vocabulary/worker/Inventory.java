package org.taggerlab.vocabulary.worker;

import java.util.List;
import java.util.Map;

/**
 * What a sample holds.
 *
 * @param events the event of each jet, two jets may share one; of a sample of events, a digest of each
 * @param bad jets that cannot be used
 * @param leftOut particles without momentum, with negative energy or not finite that the reader left out of jets, by
 *     reason
 * @param attributes what the file says of itself: process, generator, kind, licence
 */
public record Inventory(long[] events, List<BadJet> bad, Map<String, Long> leftOut, Map<String, String> attributes) {

    /**
     * A jet that cannot be used.
     *
     * @param jet its index in the sample, from 0
     * @param reason why, for a user's eye
     */
    public record BadJet(int jet, String reason) {}
}
