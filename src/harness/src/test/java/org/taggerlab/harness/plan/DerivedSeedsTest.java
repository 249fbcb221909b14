package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class DerivedSeedsTest {
    @Test
    void aSeedIsTheBeginningOfTheDigestOfRootPurposeAndRepetition() {
        // Python: int.from_bytes(hashlib.sha256(b"2203/split/0").digest()[:8], "big") >> 11
        assertThat(DerivedSeeds.derive(2203, "split", 0)).isEqualTo(2687365453458603L);
        assertThat(DerivedSeeds.derive(2203, "subset", 1)).isEqualTo(1231335481851432L);
    }

    @Test
    void seedsOfDifferentPurposesRepetitionsAndRootsDiffer() {
        var seeds = new ArrayList<Long>();
        for (long root = 0; root < 5; root++) {
            for (String purpose : new String[] {"split", "subset", "init", "shuffle", "dropout"}) {
                for (int repetition = 0; repetition < 20; repetition++) {
                    seeds.add(DerivedSeeds.derive(root, purpose, repetition));
                }
            }
        }

        assertThat(seeds).doesNotHaveDuplicates().allMatch(seed -> seed >= 0 && seed < 1L << 53);
    }

    @Test
    void anEventsNumberIsThatOfSplitMix64() {
        // SplitMix64's finaliser in Python integers, start = mix(5 ^ int.from_bytes(sha256(b"qcd")[:8], "big"))
        var hash = new EventHash(5, "qcd");

        assertThat(hash.ofEvent(1_000_001)).isEqualTo(0xd927f71d04fafcdaL);
        assertThat(hash.ofJet(1_000_001, 1)).isEqualTo(0x8fd39cdd1367fa14L);
        assertThat(EventHash.uniform(hash.ofEvent(1_000_001))).isEqualTo(0.8482660718773153);
    }
}
