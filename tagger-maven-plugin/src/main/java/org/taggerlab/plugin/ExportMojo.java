package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.OutputFile;
import org.taggerlab.harness.TaggerFiles;
import org.taggerlab.harness.results.Measured;
import org.taggerlab.harness.store.StoredTrial;
import org.taggerlab.plugin.request.NamedTagger;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.reports.Reports;
import org.taggerlab.reports.content.ModelCardBuilder;
import org.taggerlab.vocabulary.delta.Delta;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * Writes a tagger for other programs: the network as {@code .onnx} for ONNX Runtime, its weights as {@code .safetensors} or {@code .npz} by the names of the published code,
 * which {@code import} reads back bit by bit. A folder gets a model card too. A file {@code .delta.zip} gets the difference to the tagger's source.
 */
@Mojo(name = "export", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExportMojo extends AbstractWorkerMojo {
    @Inject
    private NamedTagger taggers;

    /** The tagger: a model file or a delta, the key of a trial in the store, or Maven coordinates {@code group:artifact:version[:type:classifier]}. */
    @Parameter(property = "tagger.model", required = true)
    private String model;

    /**
     * The source that the tagger was transferred from, given likewise: of a delta that is to be written, {@code .delta.zip}, or
     * that is read. Default of one that is read: what lies beside it, in the store, or where it was published.
     */
    @Parameter(property = "tagger.source")
    private String source;

    /** A file, whose name says the format, or a folder, which gets one file per format. */
    @Parameter(property = "tagger.to", required = true)
    private File to;

    /** SPDX identifier of the licence that the files shall state, such as {@code CC-BY-4.0}. */
    @Parameter(property = "tagger.licence")
    private String licence;

    /** The folder with the trials. Default: {@code .tagger} beside the root pom. */
    @Parameter(property = "tagger.store")
    private File store;

    /** Replaces files that are there already; what the goal reads is never replaced. */
    @Parameter(property = "tagger.overwrite", defaultValue = "false")
    private boolean overwrite;

    @Override
    void work() throws InterruptedException {
        if (Delta.isNamed(to.toPath())) {
            writeDelta();
            return;
        }
        var whole = taggers.whole(model, source, places(store));
        var written = new TaggerFiles(workers(), this::resolveWorker)
                .export(whole, licence, to.toPath(), Reports.MODEL_CARD, overwrite);
        var tagger = written.getValue();
        for (Path one : written.getKey()) {
            console().info("%s with %s weights: %s".formatted(tagger.network(), tagger.parameters(), one));
        }
        if (to.isDirectory()) {
            var scores = NamedTagger.trial(model, storeFolder(store))
                    .map(StoredTrial::scores)
                    .orElse(null);
            var page = ModelCardBuilder.page(
                    tagger.metadata(),
                    tagger.parameters(),
                    scores == null ? null : Measured.of(scores).metrics(),
                    scores == null ? 0 : scores.score().length);
            console().info("Model card: " + Reports.writeModelCard(page, to.toPath()));
        }
    }

    /** Needs no worker. */
    private void writeDelta() {
        if (source == null) {
            throw new InvalidInputException(Diagnostic.ofProperty(
                    "tagger.source",
                    "is not given; name the tagger to which %s is to be the difference".formatted(to)));
        }
        var before = taggers.file("tagger.source", source, places(store));
        TaggerFiles.writeDelta(
                taggers.file("tagger.model", model, places(store)),
                before,
                PublishedFiles.tagger(source).isPresent() ? source : null,
                new OutputFile(to.toPath(), overwrite));
        console().info("The difference to %s, %s kB: %s".formatted(before, to.length() / 1000, to));
    }
}
