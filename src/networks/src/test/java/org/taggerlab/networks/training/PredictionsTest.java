package org.taggerlab.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PredictionsTest {

    @Test
    void theLossIsTheMeanOfMinusTheLogarithmOfTheTrueClassProbability() {
        var predictions = new Predictions(new float[] {0.25f, 0.5f}, new float[] {0.75f, 0.5f});

        // -(ln 0.75 + ln 0.5) / 2 = 1.5 ln 2 - 0.5 ln 3
        assertThat(predictions.loss(new float[] {1, 0})).isCloseTo(0.4904146265058631, within(1e-15));
    }

    @Test
    void aProbabilityThatRoundsToZeroCostsMuchButNotInfinity() {
        var predictions = new Predictions(new float[] {0}, new float[] {1});

        assertThat(predictions.loss(new float[] {0})).isBetween(100.0, 110.0);
    }

    @Test
    void aProbabilityThatIsNotANumberIsSeen() {
        assertThat(new Predictions(new float[] {0.5f}, new float[] {Float.NaN}).isFinite())
                .isFalse();
    }
}
