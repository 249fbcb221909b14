package org.taggerlab.plugin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class SettingsTest {
    @Test
    void nothingGivenSetsNothing() {
        assertThat(Settings.parse(null)).isEmpty();
        assertThat(Settings.parse(" ")).isEmpty();
    }

    @Test
    void aCommaInsideBracketsOrQuotesBelongsToTheValue() {
        assertThat(Settings.parse(
                        "target.sizes=[500, 1000],training.schedule={step: [1, 2], factor: 0.1};title='a, b'"))
                .containsExactly(
                        entry("target.sizes", "[500, 1000]"),
                        entry("training.schedule", "{step: [1, 2], factor: 0.1}"),
                        entry("title", "'a, b'"));
    }

    @Test
    void linesOfAPomDivideToo() {
        assertThat(Settings.parse("\n  seed = 7\n  repetitions = 2\n"))
                .containsExactly(entry("seed", "7"), entry("repetitions", "2"));
    }

    @Test
    void theFirstEqualsSignEndsThePath() {
        assertThat(Settings.parse("title=a=b")).containsExactly(entry("title", "a=b"));
    }

    @Test
    void everyPartThatIsNoSettingIsNamedAtOnce() {
        assertThatThrownBy(() -> Settings.parse("seed,=3,epochs=,seed=1,seed=2"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.diagnostics()).hasSize(4))
                .hasMessageContaining("'seed' is not path=value")
                .hasMessageContaining("'=3' is not path=value")
                .hasMessageContaining("'epochs=' is not path=value")
                .hasMessageContaining("'seed' is set twice");
    }
}
