package org.taggerlab.plugin;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.Harness;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.plugin.resolution.WorkerClassPath;
import org.taggerlab.reports.Reports;

/**
 * Writes reports ({@code index.html}, {@code <experiment>/report.html}) and result files ({@code results.json},
 * {@code results.csv}, {@code summary.md}) from what the store holds. Trains nothing.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, aggregator = true, threadSafe = true)
public final class ReportMojo extends AbstractExperimentsMojo {

    @Inject
    ReportMojo(WorkerClassPath workerClassPath, PublishedFiles published, ModuleExecution moduleExecution) {
        super(workerClassPath, published, moduleExecution);
    }

    /** A folder of templates that replace those of the plugin, file by file. */
    @Parameter(property = "tagger.templates")
    private File templates;

    @Override
    void work(Harness harness) {
        var index = Reports.write(harness.results(), output(), templates == null ? null : templates.toPath());
        getLog().info("Report: " + index.toUri());
    }
}
