package org.taggerlab.harness.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taggerlab.harness.comparison.ComparisonExamples.BASELINE;
import static org.taggerlab.harness.comparison.ComparisonExamples.WORSE;
import static org.taggerlab.harness.comparison.ComparisonExamples.collect;
import static org.taggerlab.harness.comparison.ComparisonExamples.compare;
import static org.taggerlab.harness.comparison.ComparisonExamples.copy;
import static org.taggerlab.harness.comparison.ComparisonExamples.events;
import static org.taggerlab.harness.comparison.ComparisonExamples.named;
import static org.taggerlab.harness.comparison.ComparisonExamples.scores;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.FinishedTrial;
import org.taggerlab.harness.results.Trials;

/** What a pull request and a CI server get to see. */
class ComparisonFilesTest {
    @TempDir
    Path folder;

    @Test
    void whatWasAskedForDifferentlyStandsBeforeTheNumbers() {
        var configuration = new TreeMap<>(BASELINE.configuration());
        configuration.put("seed", 4);
        configuration.put("training", Map.of("epochs", "<b>30</b>"));
        var page = ComparisonPage.markdown(compare(copy(BASELINE, BASELINE.samples(), configuration), WORSE));
        assertThat(page).contains("| training.epochs | &lt;b&gt;30&lt;/b&gt; | 15 |");
        assertThat(page.indexOf("## Configuration differs")).isBetween(0, page.indexOf("## Metrics"));
    }

    @Test
    void samplesAreMarkedWithTheirKindsOnThePage() {
        assertThat(ComparisonPage.markdown(compare(BASELINE, WORSE)))
                .contains("## Samples\n\n- w (simulated): target signal\n");
    }

    @Test
    void cellsOfEventsCountEventsOfEachClass() {
        var events = events(BASELINE);
        var comparison = compare(events, events(WORSE));
        assertThat(comparison.violations())
                .first()
                .asString()
                .startsWith("auc, fine-tuned, 500 events of each class: ");
        assertThat(ComparisonPage.markdown(comparison))
                .contains("| prescription | events of each class |")
                .doesNotContain("jets");
    }

    @Test
    void pageStaysBelowSixtyKilobytesAndCountsWhatItLeavesOut() throws Exception {
        var trials = new ArrayList<FinishedTrial>();
        String name = "a".repeat(300) + "\uD83D\uDE80<script>|";
        for (int i = 0; i < 400; i++) {
            trials.add(Trials.done(name, 500 + i, 0, scores(0), 1, .6));
        }
        var many = collect(trials);
        String other = "b".repeat(99);
        for (int i = 0; i < 20; i++) {
            trials.add(Trials.done(other, 500 + i, 0, scores(0), 1, .6));
        }
        ComparisonFiles.write(Comparison.of(many, collect(trials), FailOn.ANY_REGRESSION), folder);
        var page = Files.readString(folder.resolve("comparison.md"));
        assertThat(Files.size(folder.resolve("comparison.md"))).isBetween(50_000L, 60_000L);
        int shown = page.split("\\| unchanged \\|", -1).length - 1;
        assertThat(page)
                .contains("... and " + String.format(Locale.ROOT, "%,d", 2400 - shown) + " more rows")
                .contains("## Only here\n\n")
                .endsWith("... and " + (20 - (page.split(other, -1).length - 1)) + " more rows\n\n")
                .doesNotContain("<script>");
        assertThat(folder.resolve("TEST-tagger-compare-top-to-w.xml"))
                .content()
                .contains("tests=\"2401\" failures=\"0\"");
    }

    @Test
    void experimentsThatOnlyOneSetHasAreListedEverywhere() throws Exception {
        var comparisons = Comparisons.of(
                "last release",
                List.of(BASELINE, named("w-to-top")),
                List.of(WORSE, named("new <b>")),
                results -> FailOn.SIGNIFICANT_REGRESSION);
        ComparisonFiles.writeIndex(comparisons, folder);
        assertThat(folder.resolve("index.md"))
                .content()
                .startsWith("# Compared with last release\n\n**Failed**: 2 violations.\n")
                .contains("- top-to-w: **2 violations**", "See `top-to-w/comparison.md`")
                .contains("## Only in the baseline\n\n- w-to-top\n", "## Only here\n\n- new &lt;b&gt;\n");
        assertThat(folder.resolve("TEST-tagger-compare.xml"))
                .content()
                .contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"2\"")
                .contains("<skipped message=\"only in the baseline, not compared\"/>");
        assertThat(comparisons.violations()).hasSize(2).allMatch(why -> why.startsWith("top-to-w: "));
    }
}
