package org.taggerlab.plugin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class DescriptorSettingsTest {
    @Test
    void nothingGivenSetsNothing() {
        assertThat(DescriptorSettings.parse(null)).isEmpty();
        assertThat(DescriptorSettings.parse(" ")).isEmpty();
    }

    @Test
    void aCommaInsideBracketsOrQuotesBelongsToTheValue() {
        assertThat(DescriptorSettings.parse(
                        "target.sizes=[500, 1000],training.schedule={step: [1, 2], factor: 0.1};title='a, b'"))
                .containsExactly(
                        entry("target.sizes", "[500, 1000]"),
                        entry("training.schedule", "{step: [1, 2], factor: 0.1}"),
                        entry("title", "'a, b'"));
    }

    @Test
    void linesOfAPomDivideToo() {
        assertThat(DescriptorSettings.parse("\n  seed = 7\n  repetitions = 2\n"))
                .containsExactly(entry("seed", "7"), entry("repetitions", "2"));
    }

    @Test
    void theFirstEqualsSignEndsThePath() {
        assertThat(DescriptorSettings.parse("title=a=b")).containsExactly(entry("title", "a=b"));
    }

    @Test
    void everyPartThatIsNoSettingIsNamedAtOnce() {
        assertThatThrownBy(() -> DescriptorSettings.parse("seed,=3,epochs=,seed=1,seed=2"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.diagnostics()).hasSize(4))
                .hasMessageContaining("'seed' is not path=value")
                .hasMessageContaining("'=3' is not path=value")
                .hasMessageContaining("'epochs=' is not path=value")
                .hasMessageContaining("'seed' is set twice");
    }
}
