package org.taggerlab.jets.sample;

import java.util.ArrayList;
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
        private static final int CHUNK = 1 << 16;

        private final List<BadJet> bad = new ArrayList<>();
        private final List<long[]> chunks = new ArrayList<>();
        private int count;

        void add(long event, int index, Optional<String> flaw) {
            if (count % CHUNK == 0) {
                chunks.add(new long[CHUNK]);
            }
            chunks.get(count / CHUNK)[count % CHUNK] = event;
            count++;
            flaw.ifPresent(reason -> bad.add(new BadJet(index, reason)));
        }

        Inspection build(SortedMap<String, Long> leftOut) {
            long[] events = new long[count];
            for (int from = 0; from < count; from += CHUNK) {
                System.arraycopy(chunks.get(from / CHUNK), 0, events, from, Math.min(CHUNK, count - from));
            }
            return new Inspection(events, bad, leftOut);
        }
    }
}
