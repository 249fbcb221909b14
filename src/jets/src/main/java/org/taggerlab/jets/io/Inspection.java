package org.taggerlab.jets.io;

import java.util.List;

/**
 * What a look through a whole sample found.
 *
 * @param events the event of each jet [jets]
 * @param bad jets that cannot be used, by index
 */
public record Inspection(long[] events, List<BadJet> bad) {

    /**
     * @param jet its index in the sample, from 0
     * @param reason why it cannot be used
     */
    public record BadJet(int jet, String reason) {}

    public int jets() {
        return events.length;
    }
}
