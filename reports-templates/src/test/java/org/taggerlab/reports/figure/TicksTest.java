package org.taggerlab.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TicksTest {
    @Test
    void linearTicksAreRoundNumbersWithEqualDigits() {
        assertThat(labels(Axis.linear(""), 0.742, 0.913)).containsExactly("0.75", "0.80", "0.85", "0.90");
        assertThat(labels(Axis.linear(""), 0, 15)).containsExactly("0", "2", "4", "6", "8", "10", "12", "14");
        assertThat(labels(Axis.linear(""), -0.01, 0.01)).containsExactly("-0.010", "-0.005", "0.000", "0.005", "0.010");
    }

    @Test
    void logarithmicTicksOfAFewDecadesAreOneTwoFive() {
        assertThat(labels(Axis.log(""), 0.9, 60)).containsExactly("1", "2", "5", "10", "20", "50");
    }

    @Test
    void logarithmicTicksOfMoreThanTwoDecadesAreOneThree() {
        assertThat(labels(Axis.log(""), 0.2, 45)).containsExactly("0.3", "1", "3", "10", "30");
    }

    @Test
    void logarithmicTicksOfManyDecadesAreTheDecades() {
        assertThat(labels(Axis.log(""), 0.05, 20000)).containsExactly("0.1", "1", "10", "100", "1,000", "10,000");
    }

    @Test
    void aLogarithmicAxisThatHoldsNoThreeSuchTicksHasLinearOnes() {
        assertThat(labels(Axis.log(""), 0.95, 3.8)).containsExactly("1.0", "1.5", "2.0", "2.5", "3.0", "3.5");
        assertThat(labels(Axis.log(""), 2.1, 4.4)).containsExactly("2.5", "3.0", "3.5", "4.0");
    }

    private static List<String> labels(Axis axis, double low, double high) {
        return Ticks.of(axis, new Scale(axis.log(), low, high, 0, 100)).stream()
                .map(Axis.Tick::label)
                .toList();
    }
}
