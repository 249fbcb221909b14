package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.catalogue.SampleFile;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.sample.SetUpValue;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.SampleValidation;
import org.taggerlab.vocabulary.worker.SampleValidation.Histogram;
import org.taggerlab.vocabulary.worker.SampleValidation.LundPlane;

final class SamplesPageTest {
    @TempDir
    Path output;

    @Test
    void samplesLieOverEachOtherWithAHistogramAFigureAndALundPlaneASample() throws IOException {
        var page = Reports.writeSamples(
                List.of(sample("top", 0.5), sample("qcd <b>", 0.25)), output.resolve("samples.html"), null);
        var html = Files.readString(page);

        assertThat(html)
                .contains("Groomed jet mass", "mMDT, z &gt; 0.1", "qcd &lt;b&gt; (simulated): 8 jets")
                .contains("id=\"f-lund-0\"", "id=\"f-lund-1\"", "href=\"index.html\"")
                .contains("<td>dropped: no constituents</td><td class=\"number\">3</td>")
                .contains("<td>particles left out: without momentum</td><td class=\"number\">20</td>")
                .doesNotContain("Experimental set-ups");
    }

    @Test
    void moreThanThreeSamplesHaveAPanelEachAndOneLegendLessAndTheyAreDescribedOnce() throws IOException {
        var few = Files.readString(Reports.writeSamples(
                List.of(sample("a", 0.5), sample("b", 0.25), sample("c", 0.3)), output.resolve("few.html"), null));
        var many = Files.readString(Reports.writeSamples(
                List.of(sample("a", 0.5), sample("b", 0.25), sample("c", 0.3), sample("d", 0.4)),
                output.resolve("many.html"),
                null));

        assertThat(few).contains("id=\"f-mass\"", "<ul class=\"legend\">").doesNotContain("id=\"f-mass-0\"");
        assertThat(many)
                .contains("id=\"f-mass-0\"", "id=\"f-mass-3\"", "id=\"f-pt-3\"")
                .containsOnlyOnce("d (simulated): 8 jets")
                .doesNotContain("<ul class=\"legend\">");
    }

    @Test
    void aMeasuredSampleShowsItsSetUpWithTheSourcesAndTheWholeSampleWithAllThatIsDropped() throws IOException {
        var measured = new Sample(
                "seen",
                List.of(new SampleFile(Path.of("a.h5"), null, null, "ab", "ab")),
                null,
                "p",
                "g",
                Sample.Kind.SIMULATED,
                "CC0-1.0",
                null,
                "seen",
                null,
                List.of(new SetUpValue("tracker.pt-min", "0.5", "our <choice>")));
        var inventory = new Inventory(
                new long[20_000],
                List.of(
                        new Inventory.BadJet(12_000, "it repeats jet 7"),
                        new Inventory.BadJet(15_000, "it repeats jet 8")),
                Map.of("not finite", 1_500L),
                Map.of());
        var page = Reports.writeSamples(
                List.of(measured.describe(sample("top", 0.5), Optional.of(inventory))),
                output.resolve("samples.html"),
                null);

        assertThat(Files.readString(page))
                .contains("seen (simulated): 8 jets, 2 dropped of the 20,000 of the whole sample.")
                .contains("<td>dropped: it repeats jet #</td><td class=\"number\">2</td>")
                .contains("<td>particles left out: not finite</td><td class=\"number\">1,500</td>")
                .doesNotContain("particles left out: without momentum")
                .contains("<td>in the whole sample</td><td class=\"number\">20,000</td>")
                .contains(
                        "<td>seen</td><td>tracker.pt-min</td><td class=\"number\">0.5</td><td>our &lt;choice&gt;</td>");
    }

    @Test
    void aBinIsAFractionOfAllJetsThoseBeyondTheAxisIncluded() throws IOException {
        // 4 of 8 jets in the bin from 100 to 200 GeV, 1 below, 1 above
        var page = Reports.writeSamples(List.of(sample("top", 0.5)), output.resolve("samples.html"), null);

        assertThat(Files.readString(page))
                .contains("<td>top</td><td class=\"number\">100.0</td><td class=\"number\">200.0</td>"
                        + "<td class=\"number\">4</td><td class=\"number\">0.5000</td>");
    }

    @Test
    void theIndexLinksToTheSamplesOnlyIfTheirPageIsThere() throws IOException {
        assertThat(Files.readString(Reports.write(List.of(), output, null))).doesNotContain("samples.html");
        Reports.writeSamples(List.of(sample("top", 0.5)), output.resolve("samples.html"), null);
        assertThat(Files.readString(Reports.write(List.of(), output, null))).contains("href=\"samples.html\"");
    }

    @Test
    void aDensityThatIsNotFiniteIsRefused() {
        assertThatThrownBy(() ->
                        Reports.writeSamples(List.of(sample("top", Double.NaN)), output.resolve("samples.html"), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("top.lund-plane.density[0] is NaN");
    }

    static SampleValidation sample(String name, double density) {
        var histogram = new Histogram(0, 200, new int[] {2, 4}, 1, 1);
        var plane = new LundPlane(2, 0, 7, 2, -3, 7, new double[] {density, 0.1, 0.2, 0});
        return new SampleValidation(
                SampleValidation.SCHEMA,
                name,
                "ab",
                "simulated",
                "p p to jets",
                "Pythia 8.311",
                8,
                0,
                Map.of("no constituents", 3),
                Map.of("without momentum", 20L),
                "mMDT, z > 0.1",
                histogram,
                histogram,
                histogram,
                histogram,
                plane,
                List.of());
    }
}
