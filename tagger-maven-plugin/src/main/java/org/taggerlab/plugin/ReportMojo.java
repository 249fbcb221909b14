package org.taggerlab.plugin;

import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.taggerlab.harness.Harness;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.plugin.publication.ResultArchive;
import org.taggerlab.plugin.publication.Taggers;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.plugin.resolution.WorkerClassPath;
import org.taggerlab.reports.Reports;

/**
 * Writes reports ({@code index.html}, {@code <experiment>/report.html}) and result files ({@code results.json},
 * {@code results.csv}, {@code summary.md}) from what the store holds, and {@code samples.html} on the
 * jets of the samples, which are looked at once. Trains nothing.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, aggregator = true, threadSafe = true)
public final class ReportMojo extends AbstractExperimentsMojo {
    private final MavenProjectHelper projectHelper;

    @Inject
    ReportMojo(
            WorkerClassPath workerClassPath,
            PublishedFiles published,
            ModuleExecution moduleExecution,
            MavenProjectHelper projectHelper) {
        super(workerClassPath, published, moduleExecution);
        this.projectHelper = projectHelper;
    }

    /** A folder of templates that replace those of the plugin, file by file. */
    @Parameter(property = "tagger.templates")
    private File templates;

    /** Attaches results and source taggers as artifacts, so that {@code mvn deploy} publishes them. */
    @Parameter(property = "tagger.attach", defaultValue = "true")
    private boolean attach;

    @Override
    void work(Harness harness) throws InterruptedException {
        var own = templates == null ? null : templates.toPath();
        var samples = harness.validations();
        if (!samples.isEmpty()) {
            Reports.writeSamples(samples, output().resolve(Reports.SAMPLES), own);
        }
        var results = harness.results();
        var index = Reports.write(results, output(), own);
        if (attach) {
            attach(results);
        }
        getLog().info("Report: " + index.toUri());
    }

    private void attach(List<ResultSet> results) {
        var names = results.stream().map(ResultSet::experiment).toList();
        projectHelper.attachArtifact(
                project(),
                "zip",
                ResultArchive.CLASSIFIER,
                ResultArchive.write(output(), names).toFile());
        Taggers.of(results, store())
                .forEach((classifier, model) ->
                        projectHelper.attachArtifact(project(), "zip", classifier, model.toFile()));
    }
}
