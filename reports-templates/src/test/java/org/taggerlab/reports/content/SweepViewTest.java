package org.taggerlab.reports.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.reports.figure.Style;
import org.taggerlab.vocabulary.training.Prescription;

class SweepViewTest {
    @Test
    void noTwoPrescriptionsOfADescriptorLookTheSame() {
        var blocks =
                List.of("from-scratch", "fine-tuned", "frozen(edge-conv-1)", "frozen(edge-conv)", "frozen(fusion)");
        for (List<String> all : List.of(Prescription.NAMES, blocks)) {
            assertThat(all)
                    .extracting(name -> SweepView.style(name, all))
                    .doesNotHaveDuplicates()
                    .doesNotContain(Style.DIAMOND); // the source's
        }
    }

    @Test
    void prescriptionLooksTheSameWhateverItIsComparedWith() {
        assertThat(SweepView.style("frozen", List.of("frozen")))
                .isEqualTo(SweepView.style("frozen", List.of("fine-tuned", "frozen")));
    }
}
