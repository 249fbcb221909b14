package org.taggerlab.harness.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taggerlab.harness.comparison.ComparisonExamples.BASELINE;
import static org.taggerlab.harness.comparison.ComparisonExamples.WORSE;
import static org.taggerlab.harness.comparison.ComparisonExamples.compare;
import static org.taggerlab.harness.comparison.ComparisonExamples.events;
import static org.taggerlab.harness.comparison.ComparisonExamples.named;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a CI server shows. */
class ComparisonReportTest {
    @TempDir
    Path folder;

    @Test
    void cellsOfEventsCountEventsOfEachClass() {
        var events = events(BASELINE);
        var comparison = compare(events, events(WORSE));
        assertThat(comparison.violations())
                .first()
                .asString()
                .startsWith("auc, fine-tuned, 500 events of each class: ");
    }

    @Test
    void experimentsThatOnlyOneSetHasAreSkipped() throws Exception {
        var comparisons = Comparisons.of(
                "last release",
                List.of(BASELINE, named("w-to-top")),
                List.of(WORSE, named("new <b>")),
                results -> FailOn.SIGNIFICANT_REGRESSION);
        ComparisonReport.write(comparisons, folder);
        assertThat(folder.resolve("TEST-tagger-compare.xml"))
                .content()
                .contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"2\"")
                .contains("auc, fine-tuned, 500 jets: significant regression by")
                .contains("<skipped message=\"only in the baseline, not compared\"/>");
        assertThat(folder.resolve("top-to-w/TEST-tagger-compare-top-to-w.xml"))
                .content()
                .contains("tests=\"7\" failures=\"2\"");
        assertThat(comparisons.violations()).hasSize(2).allMatch(why -> why.startsWith("top-to-w: "));
    }
}
