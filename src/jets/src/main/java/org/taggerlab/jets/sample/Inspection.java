package org.taggerlab.jets.sample;

import java.nio.file.Path;
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

    /**
     * Jets that cannot be used, of which a sample has a few: where nearly none can, their reasons would fill the memory.
     *
     * @param file names the sample
     */
    public record BadJets(Path file, List<BadJet> list) {

        private static final int MOST = 1_000_000;

        public BadJets(Path file) {
            this(file, new ArrayList<>());
        }

        /** @throws SampleException for one more than a million */
        public void add(int jet, String reason) {
            if (list.size() == MOST) {
                throw SampleException.of(
                        file,
                        "has more than " + MOST + " jets or events that cannot be used, the first, "
                                + list.get(0).jet() + ", because " + list.get(0).reason(),
                        "mend what made them, or give another file");
            }
            list.add(new BadJet(jet, reason));
        }
    }

    /** Collects what is found. */
    static final class Builder {
        private final BadJets bad;
        private static final int CHUNK = 1 << 16;

        private final List<long[]> chunks = new ArrayList<>();
        private int count;

        Builder(Path file) {
            this.bad = new BadJets(file);
        }

        void add(long event, int index, Optional<String> flaw) {
            if (count % CHUNK == 0) {
                chunks.add(new long[CHUNK]);
            }
            chunks.get(count / CHUNK)[count % CHUNK] = event;
            count++;
            flaw.ifPresent(reason -> bad.add(index, reason));
        }

        Inspection build(SortedMap<String, Long> leftOut) {
            long[] events = new long[count];
            for (int from = 0; from < count; from += CHUNK) {
                System.arraycopy(chunks.get(from / CHUNK), 0, events, from, Math.min(CHUNK, count - from));
            }
            return new Inspection(events, bad.list(), leftOut);
        }
    }
}
