package org.taggerlab.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.store.Folders;
import org.taggerlab.reports.Reports;

class CompareMojoTest {
    private static final double[] GOOD = {.80, .81, .79, .805, .795, .802};
    private static final double[] BAD = {.70, .712, .688, .703, .697, .701};

    @TempDir
    Path root;

    private final Mojos.Said said = new Mojos.Said();
    private Path output;

    @BeforeEach
    void report() {
        output = root.resolve("target/tagger");
    }

    @Test
    void baselineInAFolderIsComparedAndEveryFileIsWritten() throws Exception {
        baseline(ExampleResults.of("top-to-w", "significant-regression", GOOD));
        current(ExampleResults.of("top-to-w", "significant-regression", GOOD));

        mojo().execute();

        var folder = output.resolve("comparison");
        for (var file : List.of(
                "index.html",
                "index.md",
                "TEST-tagger-compare.xml",
                "top-to-w/comparison.html",
                "top-to-w/comparison.md",
                "top-to-w/TEST-tagger-compare-top-to-w.xml")) {
            assertThat(folder.resolve(file)).exists();
        }
        assertThat(folder.resolve("top-to-w/comparison.md"))
                .content()
                .contains("standin (simulated stand-in)", "events of each class");
        assertThat(output.resolve("index.html")).content().contains("href=\"comparison/index.html\"");
        assertThat(said.lines).anyMatch(line -> line.startsWith("Comparison: file:"));
    }

    @Test
    void resultsAreNamedFromWhereMavenWasCalledLikeTheBaseline() throws Exception {
        baseline(ExampleResults.of("top-to-w", "significant-regression", GOOD));
        write(root.resolve("there"), ExampleResults.of("top-to-w", "significant-regression", GOOD));

        Mojos.with(mojo(), "results", "there").execute();

        assertThat(output.resolve("comparison/top-to-w/comparison.html")).exists();
    }

    @Test
    void significantRegressionFailsWithItsTest() throws Exception {
        baseline(ExampleResults.of("top-to-w", "significant-regression", GOOD));
        current(ExampleResults.of("top-to-w", "significant-regression", BAD));

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("1 violation of the comparison with baseline");
        assertThat(said.lines)
                .anyMatch(line -> line.startsWith(
                        "ERROR top-to-w: auc, from-scratch, 500 events of each class: significant regression by -0.1"));
        assertThat(output.resolve("comparison/index.html"))
                .as("the pages are there all the same")
                .content()
                .contains("Failed: 1 violation.");
    }

    @Test
    void descriptorSaysWhatFailsAndTheParameterOverrulesIt() throws Exception {
        baseline(ExampleResults.of("top-to-w", "any-regression", .80, .81));
        current(ExampleResults.of("top-to-w", "any-regression", .79, .80));

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .as("two repetitions, so nothing is significant")
                .hasMessageContaining("1 violation");
        Mojos.with(mojo(), "failOn", "significant-regression").execute();
        Mojos.with(mojo(), "failOn", "never").execute();
        assertThatThrownBy(() -> Mojos.with(mojo(), "failOn", "sometimes").execute())
                .hasMessageContaining("is 'sometimes', expected significant-regression or any-regression or never");
    }

    @Test
    void experimentsThatOnlyOneSideHasAreSaid() throws Exception {
        baseline(ExampleResults.of("top-to-w", "never", GOOD), ExampleResults.of("gone", "never", GOOD));
        current(ExampleResults.of("top-to-w", "never", GOOD), ExampleResults.of("new", "never", GOOD));

        mojo().execute();

        assertThat(said.lines).contains("WARN new is not in the baseline", "WARN gone is in the baseline only");
        assertThat(output.resolve("comparison/index.html"))
                .content()
                .contains("Only in the baseline, not compared: gone.", "Only here, not compared: new.");
    }

    @Test
    void comparisonsOfAnEarlierBuildAreReplaced() throws Exception {
        baseline(ExampleResults.of("top-to-w", "never", GOOD), ExampleResults.of("gone", "never", GOOD));
        current(ExampleResults.of("top-to-w", "never", GOOD), ExampleResults.of("gone", "never", GOOD));
        mojo().execute();
        var stale = output.resolve("comparison/gone/comparison.html");
        assertThat(stale).exists();
        Folders.delete(output.resolve("gone"));

        mojo().execute();

        assertThat(stale).doesNotExist();
    }

    @Test
    void folderOfComparisonsThatNoGoalWroteIsReplacedOnlyOnRequest() throws Exception {
        var mine = Files.createDirectories(output.resolve("comparison")).resolve("notes.txt");
        Files.writeString(mine, "mine");
        baseline(ExampleResults.of("top-to-w", "never", GOOD));
        current(ExampleResults.of("top-to-w", "never", GOOD));

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(output + ": holds comparison, not written by a goal of this plugin")
                .hasMessageContaining("add -Dtagger.overwrite");
        assertThat(mine).hasContent("mine");

        Mojos.with(mojo(), "overwrite", true).execute();
        assertThat(mine).doesNotExist();
        mojo().execute();
    }

    @Test
    void indexThatNoGoalWroteIsLeftAlone() throws Exception {
        baseline(ExampleResults.of("top-to-w", "never", GOOD));
        write(output, ExampleResults.of("top-to-w", "never", GOOD));
        var index = Files.writeString(output.resolve("index.html"), "mine");

        mojo().execute();

        assertThat(index).hasContent("mine");
        assertThat(output.resolve("comparison/index.html")).exists();
    }

    @Test
    void folderThatWasNotNamedIsTheGoalsOwn() throws Exception {
        var stale = Files.createDirectories(output.resolve("comparison")).resolve("of-an-earlier-version.html");
        Files.writeString(stale, "old");
        baseline(ExampleResults.of("top-to-w", "never", GOOD));
        current(ExampleResults.of("top-to-w", "never", GOOD));

        Mojos.with(mojo(), "target", root.resolve("target").toFile()).execute();

        assertThat(stale).doesNotExist();
    }

    @Test
    void baselineWithNothingInCommonAndOneThatIsNotThereAreRefused() throws IOException {
        baseline(ExampleResults.of("other", "never", GOOD));
        current(ExampleResults.of("top-to-w", "never", GOOD));

        assertThatThrownBy(() -> mojo().execute()).hasMessageContaining("none of these experiments (top-to-w)");
        assertThatThrownBy(() -> Mojos.with(mojo(), "baseline", "absent.json").execute())
                .hasMessageContaining("absent.json");
    }

    @Test
    void baselineKeptBesideTheDescriptorsIsTheDefaultAndSaysWhetherItComesOutHere() throws Exception {
        kept(ExampleResults.of("top-to-w", "significant-regression", GOOD));
        current(ExampleResults.of("top-to-w", "significant-regression", GOOD));

        withKept().execute();

        assertThat(said.lines)
                .contains(
                        "This machine reproduces baselines/quick (1 experiment, 6 metrics) to the last bit.",
                        "top-to-w: 6 metrics compared, none is worse.");
        assertThat(output.resolve("comparison/top-to-w/comparison.html")).exists();
    }

    @Test
    void whatGotWorseThanTheKeptBaselineIsCountedAndNamedAndFailsIfAsked() throws Exception {
        kept(ExampleResults.of("top-to-w", "significant-regression", GOOD));
        current(ExampleResults.of("top-to-w", "significant-regression", BAD));

        assertThatThrownBy(() -> Mojos.with(withKept(), "failOn", "significant-regression")
                        .execute())
                .hasMessageContaining("1 violation of the comparison with baselines/quick");
        said.lines.clear();
        withKept().execute();
        assertThat(said.lines)
                .anyMatch(line -> line.startsWith("This machine does not reproduce baselines/quick: "))
                .anyMatch(
                        line -> line.startsWith("WARN top-to-w: 6 metrics compared, 1 worse, 1 of them significantly; "
                                + "the worst: auc, from-scratch, 500 events of each class, by -0.1"));
    }

    @Test
    void keptBaselineOfAnotherDescriptorIsNamedAndDoesNotFail() throws Exception {
        kept(ExampleResults.of("top-to-w", "never", GOOD));
        var now = ExampleResults.of("top-to-w", "significant-regression", BAD);
        current(ExampleResults.withSeed(2, now));

        withKept().execute();

        assertThat(said.lines)
                .anyMatch(line -> line.startsWith(
                        "WARN top-to-w: its baseline is of another descriptor or of other samples (seed), "));
    }

    private CompareMojo withKept() throws MojoExecutionException {
        return Mojos.with(Mojos.with(mojo(), "baseline", null), "experiments", root.toFile());
    }

    /** Compressed, as baselines are committed. */
    private void kept(ResultSet results) throws IOException {
        var folder = root.resolve("baselines/quick").resolve(results.experiment());
        ResultFiles.write(results, folder);
        try (var packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("results.json.gz")))) {
            Files.copy(folder.resolve("results.json"), packed);
        }
        Files.delete(folder.resolve("results.json"));
    }

    @Test
    void withoutABaselineNothingIsDone() throws Exception {
        Mojos.with(mojo(), "baseline", null).execute();

        assertThat(said.lines).singleElement().asString().startsWith("No baseline is set, nothing is compared.");
        assertThat(output.resolve("comparison")).doesNotExist();
    }

    private CompareMojo mojo() throws MojoExecutionException {
        var mojo = Mojos.inBuild(new CompareMojo(), root, said);
        Mojos.with(mojo, "baseline", "baseline");
        Mojos.with(mojo, "results", output.toString());
        return Mojos.with(mojo, "output", output.toFile());
    }

    private void baseline(ResultSet... results) {
        write(root.resolve("baseline"), results);
    }

    private void current(ResultSet... results) {
        new OutputFolder(output, false).claim(List.of(Reports.INDEX));
        write(output, results);
        Reports.write(List.of(results), output, null);
    }

    private static void write(Path folder, ResultSet... results) {
        for (var one : results) {
            ResultFiles.write(one, folder.resolve(one.experiment()));
        }
    }
}
