package org.taggerlab.harness.statistics.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpectedBestTest {

    @Test
    void itIsTheMeanOverAllSubsetsOfASize() {
        double[] values = new Random(1).doubles(9).toArray();
        double[] sum = new double[10];
        int[] subsets = new int[10];
        for (int subset = 1; subset < 1 << 9; subset++) {
            double best = 0;
            for (int i = 0; i < 9; i++) {
                best = (subset >> i & 1) == 1 ? Math.max(best, values[i]) : best;
            }
            sum[Integer.bitCount(subset)] += best;
            subsets[Integer.bitCount(subset)]++;
        }

        double[] found = ExpectedBest.of(values);

        assertThat(found).hasSize(9);
        for (int k = 1; k <= 9; k++) {
            assertThat(found[k - 1]).as("best of " + k).isCloseTo(sum[k] / subsets[k], within(1e-12));
        }
    }

    @Test
    void ofSixtyFourEqualValuesItIsTheirValueAndOfNoneThereIsNone() {
        var same = new double[64];
        Arrays.fill(same, 0.75);

        assertThat(ExpectedBest.of(same)).contains(same, within(1e-12)).hasSize(64);
        assertThat(ExpectedBest.of(new double[0])).isEmpty();
    }
}
