package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoredPartTest {
    @Test
    void testJetsWithoutANumberForAScoreAreNamedBySampleAndIndex() {
        var parts = List.of(Requests.part(Requests.W, 1, 70, 71), Requests.part(Requests.QCD, 0, 80, 81, 82));

        assertThat(ScoredPart.notFinite(new float[] {0, 1, 0.5f, 0.5f, 0.5f}, parts))
                .isEmpty();
        assertThat(ScoredPart.notFinite(
                        new float[] {0, Float.NaN, Float.POSITIVE_INFINITY, 0.5f, Float.NEGATIVE_INFINITY}, parts))
                .isEqualTo("the scores of 3 of 5 test jets are not finite; they are pythia8-qcd-500.h5 80, 82;"
                        + " pythia8-w-500.h5 71");
    }
}
