package org.taggerlab.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.ResultFiles;

class ReportMojoTest {
    @TempDir
    Path root;

    private final Mojos.Said said = new Mojos.Said();

    @Test
    void keptResultsAreReportedWithoutStoreOrSamples() throws Exception {
        var kept = root.resolve("baselines/reference/top-to-w");
        ResultFiles.write(ExampleResults.of("top-to-w", "significant-regression", .80, .81, .79, .805, .795), kept);

        mojo("baselines/reference").execute();

        var output = root.resolve("target/tagger");
        for (var file : List.of("index.html", "top-to-w/report.html", "top-to-w/summary.md", "top-to-w/tables")) {
            assertThat(output.resolve(file)).exists();
        }
        assertThat(ResultFiles.read(output.resolve("top-to-w"))).isEqualTo(ResultFiles.read(kept));
        assertThat(said.lines).anyMatch(line -> line.startsWith("Report: file:"));
    }

    @Test
    void resultsThatAreNotThereAreNamed() {
        assertThatThrownBy(() -> mojo("gone").execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("tagger.results")
                .hasMessageContaining(root.resolve("gone").toString());
        assertThat(Files.exists(root.resolve("target/tagger/index.html"))).isFalse();
    }

    private ReportMojo mojo(String results) {
        var mojo = Mojos.inBuild(new ReportMojo(), root, said);
        Mojos.with(mojo, "kept", results);
        Mojos.with(mojo, "experiments", root.toFile());
        Mojos.with(mojo, "store", root.resolve("store").toFile());
        Mojos.with(mojo, "executor", "local");
        Mojos.with(mojo, "kernels", "auto");
        Mojos.with(mojo, "backend", "cpu");
        Mojos.with(mojo, "patience", 120);
        Mojos.with(mojo, "threads", 1);
        Mojos.with(mojo, "retries", 3);
        Mojos.with(mojo, "profile", "quick");
        return Mojos.with(mojo, "output", root.resolve("target/tagger").toFile());
    }
}
