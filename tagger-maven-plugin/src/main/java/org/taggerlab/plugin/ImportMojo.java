package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.OutputFile;
import org.taggerlab.harness.TaggerFiles;
import org.taggerlab.harness.descriptor.PublishedNetworks;
import org.taggerlab.plugin.request.DescriptorSettings;
import org.taggerlab.plugin.request.InputFiles;

/**
 * Turns weights that PyTorch saved ({@code .safetensors} or {@code .npz}, state-dict names of the published code) into a
 * model file of this harness, to be evaluated or to be a descriptor's {@code source.model}.
 */
@Mojo(name = "import", requiresProject = false, aggregator = true, threadSafe = true)
public final class ImportMojo extends AbstractWorkerMojo {

    /** The weights. */
    @Parameter(property = "tagger.weights", required = true)
    private File weights;

    /**
     * The network they belong to: {@code lundnet5}, {@code lundnet4}, {@code lundnet3}, {@code lundnet2}, {@code
     * particlenet}, {@code particlenet-lite} or {@code event-transformer}.
     */
    @Parameter(property = "tagger.network", required = true)
    private String network;

    /**
     * What differs from the published network, {@code key=value} separated by commas: {@code ln-kt-min=0.0,blocks=[[8, 8],
     * [8, 16]]}. Besides the network's keys: {@code signal-output} (which of the two outputs is signal, {@code 1} by
     * default), {@code standardise} ({@code {ln-pt: [1.7, 0.7]}}: the network was given (x - 1.7) 0.7), and of a ParticleNet
     * {@code features} in the order of the weights.
     */
    @Parameter(property = "tagger.set")
    private String set;

    /** The model file to write. */
    @Parameter(property = "tagger.model", required = true)
    private File model;

    /** Replaces the file if it is there already; what the goal reads is never replaced. */
    @Parameter(property = "tagger.overwrite", defaultValue = "false")
    private boolean overwrite;

    @Override
    void work() throws InterruptedException {
        Path file = InputFiles.require("tagger.weights", weights.toPath());
        var tagger = PublishedNetworks.named(network, DescriptorSettings.parse(set));
        String prefix = new TaggerFiles(workers(), this::resolveWorker)
                .importWeights(file, tagger, new OutputFile(model.toPath(), overwrite));
        String without = prefix.isEmpty() ? "" : ", `" + prefix + "` taken off every name";
        console().info("%s of %s%s: %s".formatted(network, file.getFileName(), without, model));
    }
}
