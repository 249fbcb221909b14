package org.taggerlab.jets.sample;

import java.util.Arrays;

/**
 * Where each of many digests was first met: open addressing, 16 to 32 bytes and no object per digest. There are many small
 * tables that grow one by one, so that growing needs hardly more memory.
 */
final class FirstSeen {

    private static final int TABLES = 256;
    private static final int UNKNOWN = -1;

    private final Table[] tables = new Table[TABLES];

    FirstSeen() {
        Arrays.setAll(tables, i -> new Table());
    }

    /** The place at which {@code digest} was met before, or -1: then {@code place} is where it is met first. */
    int at(long digest, int place) {
        // of other bits than those that choose the slot
        return tables[(int) ((digest ^ digest >>> 32) >>> 24) & TABLES - 1].at(digest, place);
    }

    private static final class Table {
        private long[] digests = new long[16];
        private int[] places = filled(16);
        private int count;

        int at(long digest, int place) {
            if (4L * count >= 3L * digests.length) {
                grow();
            }
            int slot = slot(digest);
            if (places[slot] != UNKNOWN) {
                return places[slot];
            }
            digests[slot] = digest;
            places[slot] = place;
            count++;
            return UNKNOWN;
        }

        private int slot(long digest) {
            int mask = digests.length - 1;
            int slot = (int) (digest ^ digest >>> 32) & mask;
            while (places[slot] != UNKNOWN && digests[slot] != digest) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        private void grow() {
            long[] known = digests;
            int[] where = places;
            digests = new long[2 * known.length];
            places = filled(2 * known.length);
            for (int i = 0; i < known.length; i++) {
                if (where[i] != UNKNOWN) {
                    int slot = slot(known[i]);
                    digests[slot] = known[i];
                    places[slot] = where[i];
                }
            }
        }

        private static int[] filled(int length) {
            int[] places = new int[length];
            Arrays.fill(places, UNKNOWN);
            return places;
        }
    }
}
