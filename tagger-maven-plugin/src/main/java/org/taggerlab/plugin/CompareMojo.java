package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.repository.RemoteRepository;
import org.taggerlab.harness.comparison.Comparison;
import org.taggerlab.harness.comparison.ComparisonFiles;
import org.taggerlab.harness.comparison.FailOn;
import org.taggerlab.harness.descriptor.FolderName;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.plugin.request.Baseline;
import org.taggerlab.plugin.request.Choice;
import org.taggerlab.plugin.request.ResultSets;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.reports.Reports;

/**
 * Compares the results of this build with a baseline, regressions first: below {@code comparison/<experiment>} a page
 * {@code comparison.html}, {@code comparison.md} for a pull request and JUnit XML for a CI server. Without a baseline it does nothing.
 */
@Mojo(
        name = "compare",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        aggregator = true,
        threadSafe = true)
public final class CompareMojo extends AbstractTaggerMojo {
    private static final String PAGE = "comparison.html";

    private final PublishedFiles published;
    private final ModuleExecution moduleExecution;

    /**
     * What to compare with: a {@code results.json}, a folder or a zip of them, or Maven coordinates {@code
     * group:artifact:version[:type:classifier]} of the results that another build has deployed.
     */
    @Parameter(property = "tagger.baseline")
    private String baseline;

    /** The results to be compared: a {@code results.json}, or a folder or a zip of them. */
    @Parameter(property = "tagger.results", defaultValue = "${project.build.directory}/tagger")
    private File results;

    /** What fails the build: {@code significant-regression}, {@code any-regression} or {@code never}. */
    @Parameter(property = "tagger.failOn", defaultValue = "significant-regression")
    private String failOn;

    /** The folder for the comparisons. */
    @Parameter(property = "tagger.output", defaultValue = "${project.build.directory}/tagger")
    private File output;

    /** A folder of templates that replace those of the plugin, file by file. */
    @Parameter(property = "tagger.templates")
    private File templates;

    /** Where the baseline may come from. */
    @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true, required = true)
    private List<RemoteRepository> repositories;

    @Inject
    CompareMojo(PublishedFiles published, ModuleExecution moduleExecution) {
        this.published = published;
        this.moduleExecution = moduleExecution;
    }

    @Override
    void work() throws MojoExecutionException, MojoFailureException {
        if (baseline == null) {
            getLog().info("No baseline is set, nothing is compared. Set -Dtagger.baseline to a file, a folder or Maven "
                    + "coordinates.");
            return;
        }
        var modules = ModuleExecution.modules(session(), execution());
        for (var module : modules) {
            moduleExecution.run(session(), execution(), module);
        }
        if (modules.isEmpty()) {
            compare();
        }
    }

    private void compare() throws MojoFailureException {
        var gate = FailOn.named(Choice.of(
                        "tagger.failOn",
                        failOn,
                        List.of(
                                FailOn.SIGNIFICANT_REGRESSION.label(),
                                FailOn.ANY_REGRESSION.label(),
                                FailOn.NEVER.label())))
                .orElseThrow();
        var before = new Baseline(baseline, ResultSets.read("tagger.baseline", baselineFile()));
        var now = ResultSets.read("tagger.results", results.toPath());
        before.requireOneOf(now);
        var violations = new ArrayList<String>();
        for (var current : now) {
            before.of(current)
                    .ifPresentOrElse(
                            earlier -> violations.addAll(compare(earlier, current, gate)),
                            () -> getLog().warn("%s is not in the baseline".formatted(current.experiment())));
        }
        if (!violations.isEmpty()) {
            violations.forEach(getLog()::error);
            throw new MojoFailureException(
                    "%d regressions against %s, listed above. If they are wanted, make these results the new baseline; "
                                    .formatted(violations.size(), baseline)
                            + "-Dtagger.failOn=never only reports them.");
        }
    }

    private List<String> compare(ResultSet earlier, ResultSet current, FailOn gate) {
        var comparison = Comparison.of(earlier, current);
        var folder = output.toPath().resolve("comparison").resolve(FolderName.of(current.experiment()));
        ComparisonFiles.write(comparison, gate, folder);
        var page = Reports.writeComparison(
                comparison, current, gate, folder.resolve(PAGE), templates == null ? null : templates.toPath());
        getLog().info("Comparison: " + page.toUri());
        return comparison.violations(gate).stream()
                .map(sentence -> current.experiment() + ": " + sentence)
                .toList();
    }

    private Path baselineFile() {
        return PublishedFiles.artifact(baseline, "zip", "tagger-results")
                .map(artifact -> published.fetch(session().getRepositorySession(), repositories, artifact))
                .orElseGet(() -> Path.of(session().getExecutionRootDirectory()).resolve(baseline));
    }
}
