package org.taggerlab.vocabulary.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {

    @ParameterizedTest
    @CsvSource({
        // an escape sequence, a bell, a carriage return, one of the upper control characters
        "27, \\u001b",
        "7, \\u0007",
        "13, \\u000d",
        "10, \\u000a",
        "155, \\u009b",
        // from right to left from here on, no width, a paragraph, half a pair, a tag
        "8238, \\u202e",
        "8203, \\u200b",
        "8233, \\u2029",
        "55357, \\ud83d",
        "917505, \\u0e0001"
    })
    void whatCannotBeSeenBecomesItsCode(int point, String code) {
        assertThat(VisibleText.of("a" + Character.toString(point) + "b")).isEqualTo("a" + code + "b");
    }

    @Test
    void lettersOfAllCountriesStay() {
        assertThat(VisibleText.of("Jet_pt μ 束 جت 🦆 \\ %s")).isEqualTo("Jet_pt μ 束 جت 🦆 \\ %s");
    }

    @Test
    void aDiagnosticIsOneLineAndSteersNoTerminal() {
        var diagnostic = new Diagnostic(Path.of("a\u001b[2J.yaml"), 3, 0, "first\n  second\u001b[31m\r");

        assertThat(diagnostic.toString()).isEqualTo("a\\u001b[2J.yaml:3: first\\u000a  second\\u001b[31m\\u000d");
        assertThat(diagnostic.message()).isEqualTo("first\\u000a  second\\u001b[31m\\u000d");
    }
}
