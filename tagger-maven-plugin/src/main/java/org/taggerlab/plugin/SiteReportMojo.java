package org.taggerlab.plugin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.taggerlab.harness.descriptor.FolderName;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.plugin.request.ResultSets;
import org.taggerlab.plugin.site.SitePage;
import org.taggerlab.plugin.site.SitePage.Link;
import org.taggerlab.reports.Reports;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * A page of {@code mvn site} with the answer of every experiment, beside a copy of the reports. For the {@code reporting}
 * section of a pom; it reads the result files that {@code mvn verify} has left, trains nothing, and leaves the page out
 * where there are none.
 */
@Mojo(name = "site-report", threadSafe = true)
public final class SiteReportMojo extends AbstractMojo implements MavenReport {
    private static final String NAME = "tagger-experiments";

    /** Skips every goal of this plugin. */
    @Parameter(property = "tagger.skip", defaultValue = "false")
    private boolean skip;

    /** The results: a {@code results.json}, or a folder or a zip of them. */
    @Parameter(property = "tagger.results", defaultValue = "${project.build.directory}/tagger")
    private File results;

    /** A folder of templates that replace those of the plugin, file by file. */
    @Parameter(property = "tagger.templates")
    private File templates;

    /** The folder of the site. */
    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true, required = true)
    private File site;

    @Override
    public void execute() throws MojoFailureException {
        throw new MojoFailureException("site-report is a page of 'mvn site': name it in the reporting section of the "
                + "pom. For the reports without a site, run tagger:report.");
    }

    @Override
    public boolean canGenerateReport() {
        if (skip) {
            getLog().info("Skipped, tagger.skip is set.");
            return false;
        }
        boolean found = ResultSets.exist(results.toPath());
        if (!found) {
            getLog().info("No results in %s, so the site has no page of them. Run 'mvn verify site'."
                    .formatted(results));
        }
        return found;
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            var experiments = ResultSets.read("tagger.results", results.toPath());
            new SitePage(sink).write(experiments, NAME, copy(experiments));
        } catch (InvalidInputException e) {
            throw new MavenReportException(InputFailure.of(e).getMessage());
        } catch (UncheckedIOException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    /** Makes the site whole without the folder of the results. */
    private List<Link> copy(List<ResultSet> experiments) {
        var folder = site.toPath().resolve(NAME);
        var links = new ArrayList<Link>();
        for (var experiment : experiments) {
            ResultFiles.write(experiment, folder.resolve(FolderName.of(experiment.experiment())));
        }
        boolean hasSamples = copy(Reports.SAMPLES, folder);
        boolean hasComparisons = copy(Reports.COMPARISONS, folder);
        var own = templates == null ? null : templates.toPath();
        Reports.write(experiments, folder, own);
        links.add(new Link(NAME + "/index.html", "All experiments"));
        if (hasSamples) {
            links.add(new Link(NAME + "/" + Reports.SAMPLES, "The samples"));
        }
        if (hasComparisons) {
            Reports.writeIndex(experiments, folder, own);
            links.add(new Link(NAME + "/" + Reports.COMPARISONS + "/index.html", "Compared with a baseline"));
        }
        return links;
    }

    /** Copies a file or a folder from beside the results, if it is there. */
    private boolean copy(String name, Path folder) {
        var from = results.toPath().resolve(name);
        if (!Files.exists(from)) {
            return false;
        }
        try (var all = Files.walk(from)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var to = folder.resolve(name).resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + from, e);
        }
    }

    @Override
    public String getOutputName() {
        return NAME;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return SitePage.TITLE;
    }

    @Override
    public String getDescription(Locale locale) {
        return "What the experiments on transferred jet taggers found.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        site = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return site;
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }
}
