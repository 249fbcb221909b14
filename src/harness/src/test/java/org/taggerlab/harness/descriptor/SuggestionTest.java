package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KEYS = List.of("epochs", "learning-rate", "batch", "momentum");

    @ParameterizedTest
    @CsvSource({
        "epocs, epochs",
        "eopchs, epochs",
        "Learning_Rate, learning-rate",
        "learningrate, learning-rate",
        "btach, batch"
    })
    void aSlipOfTheFingersIsRecognised(String wrong, String meant) {
        assertThat(Suggestion.of(wrong, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "ep", "train"})
    void anotherWordIsNotTakenForASlip(String wrong) {
        assertThat(Suggestion.of(wrong, KEYS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "a, a, 0", "abc, abcd, 1"})
    void theDistanceCountsInsertedDeletedReplacedAndSwappedLetters(String a, String b, int edits) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(edits);
    }

    @Test
    void whereNothingIsCloseAllThatIsKnownIsListed() {
        assertThat(Suggestion.sentence("colour", KEYS)).isEqualTo("known here: epochs, learning-rate, batch, momentum");
    }
}
