package org.taggerlab.jets.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-1.5e+02, -150",
        ".5, 0.5",
        "3., 3",
        "' 2 ', 2",
        "nan, NaN",
        "-nan, NaN",
        "NaN, NaN",
        "inf, Infinity",
        "-inf, -Infinity",
        "Infinity, Infinity",
        "-INF, -Infinity"
    })
    void numbersAreReadAsProgramsInCAndPythonWriteThem(String text, double value) {
        assertThat(Double.valueOf(TextNumbers.number(text))).isEqualTo(Double.valueOf(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5", "1.5d", "1f", "0x1p3", "1_000", "", "e", "nano", "\u0661", "\u0e51.5"})
    void whatOnlyJavaOrAnotherCountryTakesForANumberIsNone(String text) {
        assertThatThrownBy(() -> TextNumbers.number(text)).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> TextNumbers.whole(text)).isInstanceOf(NumberFormatException.class);
    }
}
