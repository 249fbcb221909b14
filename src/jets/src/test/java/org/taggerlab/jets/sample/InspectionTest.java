package org.taggerlab.jets.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InspectionTest {

    @Test
    void aSampleOfWhichNearlyNoJetCanBeUsedIsRefusedBeforeItsListFillsTheMemory() {
        var bad = new Inspection.BadJets(Path.of("a.npz"));
        for (int jet = 0; jet < 1_000_000; jet++) {
            bad.add(2 * jet, "it has no constituents");
        }

        assertThat(bad.list()).hasSize(1_000_000);
        assertThatThrownBy(() -> bad.add(3_000_000, "another"))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        "a.npz: has more than 1000000 jets or events that cannot be used, the first, 0, because it has no"
                                + " constituents; mend what made them, or give another file");
    }
}
