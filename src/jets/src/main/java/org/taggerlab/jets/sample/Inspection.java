package org.taggerlab.jets.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a look through a whole sample found.
 *
 * @param events the event of each jet [jets]
 * @param bad jets that cannot be used, by index
 * @param leftOut particles that were left out of jets, counted by reason
 */
public record Inspection(long[] events, List<BadJet> bad, SortedMap<String, Long> leftOut) {

    /**
     * @param jet its index in the sample, from 0
     * @param reason why it cannot be used
     */
    public record BadJet(int jet, String reason) {}

    public int jets() {
        return events.length;
    }

    /** Collects what is found. */
    static final class Builder {
        private final List<BadJet> bad = new ArrayList<>();
        private long[] events = new long[1024];
        private int count;

        void add(long event, int index, Optional<String> flaw) {
            if (count == events.length) {
                events = Arrays.copyOf(events, 2 * count);
            }
            events[count++] = event;
            flaw.ifPresent(reason -> bad.add(new BadJet(index, reason)));
        }

        Inspection build(SortedMap<String, Long> leftOut) {
            return new Inspection(Arrays.copyOf(events, count), bad, leftOut);
        }
    }
}
