package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.TaggerFiles;
import org.taggerlab.harness.download.SampleFetcher;
import org.taggerlab.plugin.request.Choice;
import org.taggerlab.plugin.request.NamedSamples;
import org.taggerlab.plugin.request.NamedTagger;
import org.taggerlab.vocabulary.worker.ScoresFormat;

/**
 * Scores samples with an existing tagger, trained here or imported: {@code scores.csv} (sample, index of the jet in it,
 * label, score) and {@code metrics.json} (as {@code metrics} of {@code results.json}).
 */
@Mojo(name = "evaluate", requiresProject = false, aggregator = true, threadSafe = true)
public final class EvaluateMojo extends AbstractWorkerMojo {
    private static final long SILENCE_NANOS = 10_000_000_000L;

    @Inject
    private NamedTagger taggers;

    private volatile long said = System.nanoTime();

    /** The tagger: a model file or a delta, the key of a trial in the store, or Maven coordinates {@code group:artifact:version[:type:classifier]}. */
    @Parameter(property = "tagger.model", required = true)
    private String model;

    /** The source of a tagger that is a delta, given likewise. Default: what lies beside it, in the store, or where it was published. */
    @Parameter(property = "tagger.source")
    private String source;

    /** Signal: files, or names of the catalogue, separated by commas. */
    @Parameter(property = "tagger.signal", required = true)
    private List<String> signal;

    /** Background: files, or names of the catalogue, separated by commas. */
    @Parameter(property = "tagger.background", required = true)
    private List<String> background;

    /** The folder with the catalogue {@code samples.yaml}. Default: a module of this build that has one. */
    @Parameter(property = "tagger.experiments")
    private File experiments;

    /** The folder that keeps trials, and samples that are fetched. Default: {@code .tagger} beside the root pom. */
    @Parameter(property = "tagger.store")
    private File store;

    /** The format of the scores: {@code csv}, {@code npz} or {@code h5}. */
    @Parameter(property = "tagger.scores", defaultValue = "csv")
    private String scores;

    /** The folder for scores and metrics. */
    @Parameter(property = "tagger.output", defaultValue = "${project.build.directory}/tagger-evaluation")
    private File output;

    /** Replaces files of the output folder that no goal of this plugin wrote there. */
    @Parameter(property = "tagger.overwrite", defaultValue = "false")
    private boolean overwrite;

    @Override
    void work() throws InterruptedException {
        var format = ScoresFormat.valueOf(
                Choice.of("tagger.scores", scores, List.of("csv", "npz", "h5")).toUpperCase(Locale.ROOT));
        var start = Path.of(session().getExecutionRootDirectory());
        var samples = NamedSamples.of(
                start,
                catalogueFolders(experiments),
                storeFolder(store),
                new SampleFetcher(session().isOffline(), console()));
        var labelled = samples.labelled(signal, background);
        var tagger = taggers.whole(model, source, places(store));
        var evaluation = new TaggerFiles(workers(), this::resolveWorker)
                .evaluate(
                        tagger, labelled, format, outputFolder(output, "tagger-evaluation", overwrite), this::progress);
        report(evaluation.evaluated(), "have no score");
        var metrics = evaluation.metrics();
        console()
                .info(String.format(
                        Locale.ROOT,
                        "AUC %.5f (%.5f - %.5f), accuracy %.5f, loss %.5f",
                        metrics.auc(),
                        metrics.aucLow(),
                        metrics.aucHigh(),
                        metrics.accuracy(),
                        metrics.loss()));
        console().info("Scores: " + output.toPath().resolve(format.file()).toUri());
        console()
                .info("Metrics: " + output.toPath().resolve(TaggerFiles.METRICS).toUri());
    }

    /** From time to time, so that a long evaluation is seen to go on. */
    private void progress(long done) {
        long now = System.nanoTime();
        if (done > 0 && now - said > SILENCE_NANOS) {
            said = now;
            console().info(done + " are scored");
        }
    }
}
