package org.taggerlab.networks.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final FlatExamples SIGNAL = new FlatExamples(
            new int[] {0, 1, 3},
            2,
            new float[] {1, 2, 3, 4, 5, 6},
            Structure.TREES,
            new int[] {-1, -1, 0},
            new float[] {1, 1});
    private static final FlatExamples BACKGROUND = new FlatExamples(
            new int[] {0, 3}, 2, new float[] {7, 8, 9, 10, 11, 12}, Structure.TREES, new int[] {-1, 0, 1}, new float[] {
                0
            });

    @Test
    void jetsOfSeveralPartsAreGatheredInTheOrderThatIsAskedFor() {
        Examples together = Examples.together(List.of(SIGNAL, BACKGROUND, SIGNAL));

        assertThat(together.labels()).containsExactly(1, 1, 0, 1, 1);
        assertThat(together.gather(4, 2, 0, 4))
                .isEqualTo(new FlatExamples(
                        new int[] {0, 2, 5, 6, 8},
                        2,
                        new float[] {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6},
                        Structure.TREES,
                        new int[] {-1, 0, -1, 0, 1, -1, -1, 0},
                        new float[] {1, 0, 1, 1}));
    }

    @Test
    void aBatchMayChangeWithoutTheJetsItCameFrom() {
        SIGNAL.gather(0).features()[0] = 99;

        assertThat(SIGNAL.features()[0]).isEqualTo(1);
    }

    @Test
    void treesWithoutParentsAndCloudsWithSomeAreRefused() {
        assertThatThrownBy(() -> flat(Structure.TREES, null)).hasMessageContaining("need as many parents");
        assertThatThrownBy(() -> flat(Structure.TREES, new int[2])).hasMessageContaining("need as many parents");
        assertThatThrownBy(() -> flat(Structure.CLOUDS, new int[1])).hasMessageContaining("and others none");
    }

    private static FlatExamples flat(Structure structure, int[] parents) {
        return new FlatExamples(new int[] {0, 1}, 1, new float[1], structure, parents, new float[1]);
    }
}
