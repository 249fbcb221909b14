package org.taggerlab.jets.io.tagger;

import java.util.function.LongToIntFunction;

/**
 * Where the elements of each group begin, of which a file gives only how many each group has: a number in memory for every
 * {@value #BLOCK} groups. Cheap where groups rise.
 */
final class Offsets {

    private static final int BLOCK = 4096;

    private final LongToIntFunction counts;
    private final long[] blocks;
    private final long total;
    private long known;
    private long offset;

    /** @param counts elements of each group, 0 or more, read once from front to back here */
    Offsets(long groups, LongToIntFunction counts) {
        this.counts = counts;
        this.blocks = new long[Math.toIntExact(groups / BLOCK + 1)];
        long sum = 0;
        for (long group = 0; group < groups; group++) {
            if (group % BLOCK == 0) {
                blocks[(int) (group / BLOCK)] = sum;
            }
            sum += counts.applyAsInt(group);
        }
        this.total = sum;
    }

    /** Elements of all groups. */
    long total() {
        return total;
    }

    /** The first element of a group. */
    long of(long group) {
        if (group < known || group / BLOCK > known / BLOCK) {
            known = group / BLOCK * BLOCK;
            offset = blocks[(int) (group / BLOCK)];
        }
        for (; known < group; known++) {
            offset += counts.applyAsInt(known);
        }
        return offset;
    }
}
