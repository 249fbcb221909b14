package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.repository.RemoteRepository;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.comparison.FailOn;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.plugin.publication.ComparisonPages;
import org.taggerlab.plugin.request.Baseline;
import org.taggerlab.plugin.request.Choice;
import org.taggerlab.plugin.request.ResultSets;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.reports.Reports;

/**
 * Compares the results of this build with a baseline, regressions first: below {@code comparison/<experiment>} a page
 * {@code comparison.html}, {@code comparison.md} for a pull request and JUnit XML for a CI server, and beside them an index
 * of all. Without a baseline it does nothing. Bind it before {@code check}: gates that fail end a build, and there would be
 * no comparison.
 */
@Mojo(
        name = "compare",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        aggregator = true,
        threadSafe = true)
public final class CompareMojo extends AbstractTaggerMojo {
    @Inject
    private PublishedFiles published;

    @Inject
    private ModuleExecution moduleExecution;

    /**
     * What to compare with: a {@code results.json}, a folder or a zip of them, or Maven coordinates {@code
     * group:artifact:version[:type:classifier]} of the results that another build has deployed. The version may be {@code
     * RELEASE} or a range, such as {@code (,2.0)}, of which the highest release is taken.
     */
    @Parameter(property = "tagger.baseline")
    private String baseline;

    /** The results to be compared: a {@code results.json}, or a folder or a zip of them. */
    @Parameter(property = "tagger.results", defaultValue = "${project.build.directory}/tagger")
    private File results;

    /**
     * What fails the build: {@code significant-regression}, {@code any-regression} or {@code never}. Default: what each
     * descriptor says under {@code compare: fail-on:}, and {@code significant-regression} where it says nothing.
     */
    @Parameter(property = "tagger.failOn")
    private String failOn;

    /** The folder for the comparisons. */
    @Parameter(property = "tagger.output", defaultValue = "${project.build.directory}/tagger")
    private File output;

    /** Replaces files of the output folder that no goal of this plugin wrote there. */
    @Parameter(property = "tagger.overwrite", defaultValue = "false")
    private boolean overwrite;

    /** A folder of templates that replace those of the plugin, file by file. */
    @Parameter(property = "tagger.templates")
    private File templates;

    /** Where the baseline may come from. */
    @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true, required = true)
    private List<RemoteRepository> repositories;

    @Override
    void work() throws MojoExecutionException, MojoFailureException {
        if (baseline == null) {
            console()
                    .info("No baseline is set, nothing is compared. Set -Dtagger.baseline to a file, a folder or Maven "
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
        var artifact = PublishedFiles.artifact(baseline, "zip", "tagger-results");
        var maven = session().getRepositorySession();
        if (artifact.isPresent() && !published.isReleased(maven, repositories, artifact.get())) {
            console().warn("There is no release of " + artifact.get() + " yet, nothing is compared.");
            return;
        }
        var file = artifact.map(known -> published.fetch(maven, repositories, known))
                .orElseGet(() -> Path.of(session().getExecutionRootDirectory()).resolve(baseline));
        var before = new Baseline(baseline, ResultSets.read("tagger.baseline", file));
        var now = ResultSets.read("tagger.results", results.toPath());
        before.requireOneOf(now);
        var comparisons = Comparisons.of(baseline, before.results(), now, failOn());
        comparisons.onlyHere().forEach(name -> console().warn(name + " is not in the baseline"));
        comparisons.onlyInBaseline().forEach(name -> console().warn(name + " is in the baseline only"));
        var outputs = outputFolder(output, "tagger", overwrite);
        outputs.claim(List.of(Reports.COMPARISONS));
        var index = new ComparisonPages(outputs.path(), templates == null ? null : templates.toPath())
                .write(comparisons, results.equals(output) && outputs.owns(Reports.INDEX) ? now : List.of());
        console().info("Comparison: " + index.toUri());
        var violations = comparisons.violations();
        if (!violations.isEmpty()) {
            violations.forEach(console()::error);
            throw new MojoFailureException("%s of the comparison with %s, listed above. If that is wanted, make these "
                            .formatted(NumberText.count(violations.size(), "violation"), baseline)
                    + "results the new baseline; -Dtagger.failOn=never only reports them.");
        }
    }

    private Function<ResultSet, FailOn> failOn() {
        if (failOn == null) {
            return FailOn::of;
        }
        var labels = Arrays.stream(FailOn.values()).map(FailOn::label).toList();
        var chosen = FailOn.named(Choice.of("tagger.failOn", failOn, labels)).orElseThrow();
        return any -> chosen;
    }
}
