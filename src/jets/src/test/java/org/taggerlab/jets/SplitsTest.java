package org.taggerlab.jets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitsTest {

    @Test
    void sharesHoldOverConsecutiveEvents() {
        long[] counts = new long[3];
        LongStream.range(0, 100_000).forEach(event -> counts[Splits.part("pythia-top-500", event, 8, 1, 1)]++);

        // five standard deviations of a binomial distribution
        assertThat(counts[0]).isCloseTo(80_000, within(633L));
        assertThat(counts[1]).isCloseTo(10_000, within(475L));
    }

    @Test
    void theSameEventNumbersOfTwoSamplesAreSplitIndependently() {
        long together = LongStream.range(0, 100_000)
                .filter(event -> Splits.part("a", event, 1, 1) == Splits.part("b", event, 1, 1))
                .count();

        assertThat(together).isCloseTo(50_000, within(800L));
    }

    @Test
    void anEventKeepsItsPlaceForEver() {
        // FNV-1a and SplitMix64 worked out in Python
        assertThat(Splits.position("pythia-top-500", 1_000_001)).isEqualTo(POSITION);
    }

    @Test
    void aShareOfNothingIsRefused() {
        assertThatThrownBy(() -> Splits.part("a", 1, 1, 0)).hasMessageContaining("a share of 0.0 holds no events");
    }

    private static final double POSITION = 0.054877569426296624;
}
