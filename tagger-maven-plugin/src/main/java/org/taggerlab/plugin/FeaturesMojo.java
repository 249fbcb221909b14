package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.OutputFile;
import org.taggerlab.harness.TaggerFiles;
import org.taggerlab.harness.descriptor.PublishedNetworks;
import org.taggerlab.harness.download.SampleFetcher;
import org.taggerlab.plugin.request.DescriptorSettings;
import org.taggerlab.plugin.request.NamedSamples;
import org.taggerlab.plugin.request.NamedTagger;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * Writes samples as a network takes them, to {@code .npz} or {@code .h5}: nodes and parents of Lund trees, features of particle
 * clouds, or objects of events, with label and index, so that the same inputs can be used elsewhere.
 */
@Mojo(name = "features", requiresProject = false, aggregator = true, threadSafe = true)
public final class FeaturesMojo extends AbstractWorkerMojo {
    @Inject
    private NamedTagger taggers;

    /** The tagger that takes them: a model file or a delta, the key of a trial in the store, or Maven coordinates. */
    @Parameter(property = "tagger.model")
    private String model;

    /** The source of a tagger that is a delta, given likewise. Default: what lies beside it, in the store, or where it was published. */
    @Parameter(property = "tagger.source")
    private String source;

    /**
     * Or a network: {@code lundnet5}, {@code lundnet4}, {@code lundnet3}, {@code lundnet2}, {@code particlenet}, {@code
     * particlenet-lite} or {@code event-transformer}.
     */
    @Parameter(property = "tagger.network")
    private String network;

    /** What differs from the published network, {@code key=value} separated by commas, such as {@code ln-kt-min=0.0}. */
    @Parameter(property = "tagger.set")
    private String set;

    /** Signal: files, or names of the catalogue, separated by commas. */
    @Parameter(property = "tagger.signal")
    private List<String> signal;

    /** Background: files, or names of the catalogue, separated by commas. */
    @Parameter(property = "tagger.background")
    private List<String> background;

    /** The folder with the catalogue {@code samples.yaml}. Default: a module of this build that has one. */
    @Parameter(property = "tagger.experiments")
    private File experiments;

    /** The folder that keeps trials, and samples that are fetched. Default: {@code .tagger} beside the root pom. */
    @Parameter(property = "tagger.store")
    private File store;

    /** The file to write, {@code .npz} or {@code .h5}. */
    @Parameter(property = "tagger.output", required = true)
    private File output;

    /** Replaces the file if it is there already; what the goal reads is never replaced. */
    @Parameter(property = "tagger.overwrite", defaultValue = "false")
    private boolean overwrite;

    @Override
    void work() throws InterruptedException {
        if ((model == null) == (network == null)) {
            throw wrong("tagger.network", "give either it or -Dtagger.model; it says which features are wanted");
        }
        if (!output.getName().matches("(?i).+\\.(npz|h5)")) {
            throw wrong("tagger.output", "is %s, expected a file .npz or .h5".formatted(output));
        }
        if (orEmpty(signal).isEmpty() && orEmpty(background).isEmpty()) {
            throw wrong("tagger.signal", "give samples of signal, or of background with -Dtagger.background");
        }
        var start = Path.of(session().getExecutionRootDirectory());
        var samples = NamedSamples.of(
                        start,
                        catalogueFolders(experiments),
                        storeFolder(store),
                        new SampleFetcher(session().isOffline(), console()))
                .labelled(orEmpty(signal), orEmpty(background));
        var tagger = model == null ? null : taggers.whole(model, source, places(store));
        var wanted = network == null
                ? null
                : PublishedNetworks.named(network, DescriptorSettings.parse(set))
                        .network();
        var written = new TaggerFiles(workers(), this::resolveWorker)
                .features(tagger, wanted, samples, new OutputFile(output.toPath(), overwrite));
        report(written, "left out");
        console().info("Features: " + output.toURI());
    }

    private static InvalidInputException wrong(String parameter, String problem) {
        return new InvalidInputException(Diagnostic.ofProperty(parameter, problem));
    }
}
