package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.ResultSet.Metrics;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.reports.content.ModelCardBuilder;

class ModelCardTest {
    @TempDir
    private Path folder;

    @Test
    void aTrialSaysItsSamplesMetricsWithIntervalsLicenceAndLimits() throws Exception {
        var metrics = new Metrics(
                0.9123,
                0.9001,
                0.9234,
                0.85,
                0.4,
                Map.of("0.5", new Rejection(250.0, 200.0, 320.0, 40), "0.3", new Rejection(null, 900.0, null, 0)));
        var page = ModelCardBuilder.page(
                Map.of(
                        "network", "lundnet5",
                        "features", "[\"ln-z\"]",
                        "trial", "lundnet5-01",
                        "source", "lundnet5-00",
                        "training-samples", "w (ab, 500 jets)",
                        "licence", "CC0-1.0"),
                391_724,
                metrics,
                20_000);

        String card = text(Reports.writeModelCard(page, folder));

        assertThat(card)
                .startsWith("# lundnet5, a tagger with 391,724 weights\n")
                .contains("w (ab, 500 jets)")
                .contains("AUC 0.9123 (0.9001 to 0.9234)")
                .contains("signal efficiency of 0.3: at least 900")
                .contains("signal efficiency of 0.5: 250 (200 to 320)")
                .contains("CC0-1.0")
                .contains("arXiv:2012.08526")
                .contains("arXiv:2203.06210")
                .doesNotContain("1902.08570")
                .contains("## What it must not be used for");
    }

    @Test
    void importedWeightsWithoutALicenceClaimNothing() throws Exception {
        var page = ModelCardBuilder.page(
                Map.of("network", "particlenet-lite", "imported-from", "net_x.npz"), 26_122, null, 0);

        assertThat(text(Reports.writeModelCard(page, folder)))
                .contains("None is stated")
                .contains("Not measured with this file")
                .contains("The samples it was trained on are not known here")
                .contains("arXiv:1902.08570")
                .doesNotContain("AUC")
                .doesNotContain("2203.06210");
    }

    /** As Markdown shows it. */
    private static String text(Path card) throws Exception {
        assertThat(card).hasFileName("model-card.md");
        return Files.readString(card).replace("\\", "");
    }
}
