package org.taggerlab.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.reporting.MavenReportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.comparison.FailOn;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.plugin.publication.ComparisonPages;

class SiteReportMojoTest {
    @TempDir
    Path root;

    private Path results;
    private Path site;

    @BeforeEach
    void folders() throws IOException {
        results = Files.createDirectories(root.resolve("target/tagger"));
        site = root.resolve("target/site");
    }

    @Test
    void folderWithoutResultsHasNoPage() throws IOException {
        assertThat(mojo().canGenerateReport()).as("an empty folder").isFalse();
        Files.createDirectories(results.resolve("comparison"));
        Files.writeString(results.resolve("index.html"), "no results");
        assertThat(mojo().canGenerateReport()).isFalse();
        write();
        assertThat(mojo().canGenerateReport()).isTrue();
        assertThat(Mojos.with(mojo(), "skip", true).canGenerateReport()).isFalse();
    }

    @Test
    void pageSaysTheAnswerAndTheKindOfEverySampleAndLinksToACopyOfTheReports() throws Exception {
        write();
        Files.writeString(results.resolve("samples.html"), "samples");

        var said = generate();

        assertThat(said)
                .contains("top-to-w", "A title of top-to-w, profile quick")
                .contains("Nothing to compare: only from-scratch has results.")
                .contains("standin (simulated stand-in): source without labels")
                .contains("-> tagger-experiments/top-to-w/report.html", "-> tagger-experiments/index.html")
                .contains("-> tagger-experiments/samples.html")
                .doesNotContain("-> tagger-experiments/comparison/index.html");
        assertThat(site.resolve("tagger-experiments/top-to-w/report.html")).exists();
        assertThat(site.resolve("tagger-experiments/samples.html")).hasContent("samples");
    }

    @Test
    void comparisonsOfTheBuildAreInTheSiteToo() throws Exception {
        var one = List.of(write());
        new ComparisonPages(results, null).write(Comparisons.of("before", one, one, any -> FailOn.NEVER), List.of());

        assertThat(generate()).contains("-> tagger-experiments/comparison/index.html");
        assertThat(site.resolve("tagger-experiments/comparison/top-to-w/comparison.html"))
                .exists();
        assertThat(site.resolve("tagger-experiments/index.html")).content().contains("comparison/index.html");
    }

    @Test
    void editedResultsEndTheSiteWithTheirPath() throws IOException {
        write();
        var file = results.resolve("top-to-w/results.json");
        Files.writeString(file, Files.readString(file).replace("\"auc\" : 0.8,", "\"auc\" : 7,"));

        assertThatThrownBy(this::generate)
                .isInstanceOf(MavenReportException.class)
                .hasMessageContaining("trials[0].metrics.auc is 7.0, expected 0 to 1");
    }

    private ResultSet write() {
        var one = ExampleResults.of("top-to-w", "never", 0.8);
        ResultFiles.write(one, results.resolve("top-to-w"));
        return one;
    }

    private List<String> generate() throws MavenReportException {
        var said = new ArrayList<String>();
        // a page is what a sink is told, word by word
        var sink = (Sink) Proxy.newProxyInstance(
                Sink.class.getClassLoader(), new Class<?>[] {Sink.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("text")) {
                        said.add((String) arguments[0]);
                    } else if (method.getName().equals("link")) {
                        said.add("-> " + arguments[0]);
                    }
                    return null;
                });
        mojo().generate(sink, Locale.ROOT);
        return said;
    }

    private SiteReportMojo mojo() {
        var mojo = Mojos.with(new SiteReportMojo(), "results", results.toFile());
        return Mojos.with(mojo, "site", site.toFile());
    }
}
