package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.Harness;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.harness.descriptor.FolderName;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.plugin.publication.Attachments;
import org.taggerlab.plugin.request.ResultSets;
import org.taggerlab.reports.Reports;
import org.taggerlab.reports.paper.Paper;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * Writes reports ({@code index.html}, {@code <experiment>/report.html}, {@code summary.md}) and result files
 * ({@code results.json}, {@code results.csv}) and, for a paper, {@code figures/*.svg} and {@code *.pdf}, {@code tables/*.tex},
 * {@code references.bib} and {@code methods.md} from what the store holds, and {@code samples.html} on the
 * jets of the samples, which are looked at once. Trains nothing.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, aggregator = true, threadSafe = true)
public final class ReportMojo extends AbstractExperimentsMojo {
    @Inject
    private Attachments attachments;

    /** A folder of templates that replace those of the plugin, file by file. */
    @Parameter(property = "tagger.templates")
    private File templates;

    /** Attaches results, source taggers and what descriptors publish as artifacts, so that {@code mvn deploy} publishes them, unless {@code run} did. */
    @Parameter(property = "tagger.attach", defaultValue = "true")
    private boolean attach;

    /**
     * Results to report instead of what the store holds: a {@code results.json} or {@code results.json.gz}, a folder or a zip
     * of them, such as {@code baselines/reference}. Nothing is looked up in store or samples, and nothing is attached.
     */
    @Parameter(property = "tagger.results")
    private String kept;

    @Override
    void work(Harness harness) throws InterruptedException {
        if (kept != null) {
            write(kept(), List.of());
            return;
        }
        output().claim(List.of(Reports.INDEX, Reports.SAMPLES));
        var samples = harness.validations();
        if (!samples.isEmpty()) {
            Reports.writeSamples(samples, output().path().resolve(Reports.SAMPLES), own());
        }
        var results = harness.results();
        write(results, isSelective() ? others(results) : List.of());
        if (attach) {
            attachments.attach(project(), results, output(), store(), this::publishedModel);
        }
    }

    private void write(List<ResultSet> results, List<ResultSet> others) {
        var folder = output().path();
        var index = Reports.write(results, others, folder, own());
        results.forEach(one -> Paper.write(
                one, new OutputFolder(folder.resolve(FolderName.of(one.experiment())), output().overwrite())));
        console().info("Report: " + index.toUri());
    }

    private Path own() {
        return templates == null ? null : templates.toPath();
    }

    /** They are written anew beside their pages, which link to them. */
    private List<ResultSet> kept() {
        var results = ResultSets.read(
                "tagger.results", Path.of(session().getExecutionRootDirectory()).resolve(kept));
        output().claim(Stream.concat(
                        Stream.of(Reports.INDEX), results.stream().map(one -> FolderName.of(one.experiment())))
                .toList());
        results.forEach(one -> ResultFiles.write(one, output().path().resolve(FolderName.of(one.experiment()))));
        return results;
    }

    /** The results of the other experiments that have a report, so that the index still leads to it. */
    private List<ResultSet> others(List<ResultSet> results) {
        var written = results.stream().map(ResultSet::experiment).toList();
        var others = new ArrayList<ResultSet>();
        for (var name : ResultSets.reported(output().path())) {
            boolean exists = Stream.of(".yaml", ".yml")
                    .anyMatch(ending -> Files.isRegularFile(experiments().resolve(name + ending)));
            if (exists && !written.contains(name)) {
                try {
                    others.add(ResultFiles.read(output().path().resolve(name)));
                } catch (InvalidInputException e) {
                    console().warn("The report of " + name + " is left out of the index: " + e.getMessage());
                }
            }
        }
        return others;
    }
}
