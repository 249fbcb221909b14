package org.taggerlab.jets.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FirstSeenTest {

    @Test
    void everyDigestIsKnownByThePlaceWhereItWasFirst() {
        FirstSeen seen = new FirstSeen();
        SplittableRandom random = new SplittableRandom(7);
        long[] digests = random.longs(100_000).toArray();
        digests[500] = 0;
        for (int i = 0; i < digests.length; i++) {
            assertThat(seen.at(digests[i], i)).isEqualTo(-1);
        }
        for (int i = 0; i < digests.length; i++) {
            assertThat(seen.at(digests[i], 200_000)).isEqualTo(i);
        }
    }

    @Test
    void aMillionDigestsAllocateNoObjectEach() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        FirstSeen seen = new FirstSeen();
        SplittableRandom random = new SplittableRandom(7);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000_000; i++) {
            seen.at(random.nextLong(), i);
        }
        // 2^21 slots of 12 bytes, and all that were outgrown, which are as many again; a map of objects takes 70 a
        // digest
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2 * 12L * (1 << 21) + 10_000);
    }
}
