package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.repository.RemoteRepository;
import org.taggerlab.harness.comparison.Comparison;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.comparison.FailOn;
import org.taggerlab.harness.comparison.FieldDifference;
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
 * of all. Without a baseline it compares with the folder {@code baselines/<profile>} beside the descriptors, if there is
 * one. Bind it before {@code check}: gates that fail end a build, and there would be no comparison.
 */
@Mojo(
        name = "compare",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        aggregator = true,
        threadSafe = true)
public final class CompareMojo extends AbstractTaggerMojo {
    private static final String BASELINES = "baselines";

    /** Keys in a line of the console; all of them stand on the page. */
    private static final int MOST_NAMED = 6;

    @Inject
    private PublishedFiles published;

    @Inject
    private ModuleExecution moduleExecution;

    /**
     * What to compare with: a {@code results.json} or {@code results.json.gz}, a folder or a zip of them, or Maven coordinates {@code
     * group:artifact:version[:type:classifier]} of the results that another build has deployed. The version may be {@code
     * RELEASE} or a range, such as {@code (,2.0)}, of which the highest release is taken. Default: the folder {@code
     * baselines/<profile>} beside the descriptors, if there is one; that fails a build only if {@code tagger.failOn} is
     * given, and never for other descriptors.
     */
    @Parameter(property = "tagger.baseline")
    private String baseline;

    /** The results to be compared: a {@code results.json}, or a folder or a zip of them. */
    @Parameter(property = "tagger.results", defaultValue = "${project.build.directory}/tagger")
    private String results;

    /** The folder of the descriptors. */
    @Parameter(property = "tagger.experiments", defaultValue = "${project.basedir}")
    private File experiments;

    /**
     * What fails the build: {@code significant-regression}, {@code any-regression} or {@code never}. Default: what each
     * descriptor says under {@code compare: fail-on:}, and {@code significant-regression} where it says nothing; without
     * {@code tagger.baseline}, {@code never}.
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
        var modules = ModuleExecution.modules(session(), execution());
        for (var module : modules) {
            moduleExecution.run(session(), execution(), module);
        }
        if (modules.isEmpty() && baseline != null) {
            compareWithNamed();
        } else if (modules.isEmpty()) {
            compareWithKept();
        }
    }

    private void compareWithNamed() throws MojoFailureException {
        var artifact = PublishedFiles.artifact(baseline, "zip", "tagger-results");
        var maven = session().getRepositorySession();
        if (artifact.isPresent() && !published.isReleased(maven, repositories, artifact.get())) {
            console().warn("There is no release of " + artifact.get() + " yet, nothing is compared.");
            return;
        }
        var file = artifact.map(known -> published.fetch(maven, repositories, known))
                .orElseGet(() -> named(baseline));
        var before = new Baseline(baseline, ResultSets.read("tagger.baseline", file));
        var now = ResultSets.read("tagger.results", current());
        before.requireOneOf(now);
        report(Comparisons.of(baseline, before.results(), now, failOn()), now);
    }

    private Path current() {
        return named(results);
    }

    /** As it is named where Maven was called, in whatever module this goal runs. */
    private Path named(String path) {
        return Path.of(session().getExecutionRootDirectory()).resolve(path);
    }

    /** The baselines of the profiles that ran, which lie beside the descriptors. */
    private void compareWithKept() throws MojoFailureException {
        var now = ResultSets.exist(current()) ? ResultSets.read("tagger.results", current()) : List.<ResultSet>of();
        var folders = now.stream()
                .map(ResultSet::profile)
                .distinct()
                .map(profile -> Path.of(BASELINES, profile))
                .filter(folder -> experiments != null
                        && ResultSets.exist(experiments.toPath().resolve(folder)))
                .toList();
        if (folders.isEmpty()) {
            console()
                    .info("No baseline is set, nothing is compared. Set -Dtagger.baseline to a file, a folder or Maven "
                            + "coordinates, or keep results in %s/<profile> beside the descriptors."
                                    .formatted(BASELINES));
            return;
        }
        for (var folder : folders) {
            var before =
                    ResultSets.read("tagger.experiments", experiments.toPath().resolve(folder));
            var comparisons = Comparisons.of(
                            folder.toString(),
                            before,
                            now.stream()
                                    .filter(each -> folder.endsWith(each.profile()))
                                    .toList(),
                            // on another processor the same trials have other bits, and some cell of many is worse by
                            // chance
                            failOn == null ? any -> FailOn.NEVER : failOn())
                    .leavingOthersOut();
            if (comparisons.shared().isEmpty()) {
                console().info("%s has none of these experiments, nothing is compared.".formatted(folder));
                continue;
            }
            comparisons.shared().stream()
                    .filter(each -> !each.isOfSameDescriptor())
                    .forEach(each -> console().warn(other(each)));
            if (!comparisons.reproduction().isEmpty()) {
                console().info(comparisons.reproduction() + ".");
            }
            report(comparisons, now);
        }
    }

    private static String other(Comparison comparison) {
        return comparison.experiment() + ": its baseline is of another descriptor or of other samples ("
                + Stream.of(comparison.configuration(), comparison.samples())
                        .flatMap(List::stream)
                        .map(FieldDifference::key)
                        .limit(MOST_NAMED)
                        .collect(Collectors.joining(", "))
                + "), so no difference fails the build. If they are wanted, make these results the new baseline.";
    }

    private void report(Comparisons comparisons, List<ResultSet> now) throws MojoFailureException {
        comparisons.onlyHere().forEach(name -> console().warn(name + " is not in the baseline"));
        comparisons.onlyInBaseline().forEach(name -> console().warn(name + " is in the baseline only"));
        var outputs = outputFolder(output, "tagger", overwrite);
        outputs.claim(List.of(Reports.COMPARISONS));
        var index = new ComparisonPages(outputs.path(), templates == null ? null : templates.toPath())
                .write(comparisons, current().equals(output.toPath()) && outputs.owns(Reports.INDEX) ? now : List.of());
        for (var comparison : comparisons.shared()) {
            String sentence = comparison.experiment() + ": " + comparison.sentence() + ".";
            if (comparison.cells().stream().anyMatch(cell -> cell.isWorse() && cell.isSignificant())) {
                console().warn(sentence);
            } else {
                console().info(sentence);
            }
        }
        console().info("Comparison: " + index.toUri());
        var violations = comparisons.violations();
        if (!violations.isEmpty()) {
            violations.forEach(console()::error);
            throw new MojoFailureException("%s of the comparison with %s, listed above. If that is wanted, make these "
                            .formatted(NumberText.count(violations.size(), "violation"), comparisons.baseline())
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
