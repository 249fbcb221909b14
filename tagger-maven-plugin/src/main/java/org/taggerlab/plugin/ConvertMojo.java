package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.SampleFiles;
import org.taggerlab.harness.protocol.ConversionRequest;
import org.taggerlab.plugin.request.Choice;
import org.taggerlab.plugin.request.InputFiles;
import org.taggerlab.plugin.resolution.WorkerClassPath;

/**
 * Writes a sample in the layout {@code tagger-jets/1}, once, so that it is read fast from then on. What the file is, it
 * says itself: LundNet {@code json.gz}, the top-tagging reference set, JetNet, EnergyFlow npz, ROOT of JetClass, NanoAOD or
 * Delphes, HepMC3. Says how many jets were read, written and dropped, and why.
 */
@Mojo(name = "convert", requiresProject = false, aggregator = true, threadSafe = true)
public final class ConvertMojo extends AbstractWorkerMojo {

    /** The sample. */
    @Parameter(property = "tagger.input", required = true)
    private File input;

    /** The file to write. */
    @Parameter(property = "tagger.converted", required = true)
    private File converted;

    /** Only jets that the sample itself labels so: {@code signal} or {@code background}. Default: {@code all}. */
    @Parameter(property = "tagger.label", defaultValue = "all")
    private String label;

    /** What to do with jets that cannot be used: {@code skip} or {@code refuse}. */
    @Parameter(property = "tagger.badJets", defaultValue = "skip")
    private String badJets;

    /** Of events: radius of anti-kt. */
    @Parameter(property = "tagger.radius", defaultValue = "1.0")
    private double radius;

    /** Of events: the least transverse momentum of a jet in GeV. */
    @Parameter(property = "tagger.ptMin", defaultValue = "500")
    private double ptMin;

    /** Of events: the largest rapidity of a jet, either way. */
    @Parameter(property = "tagger.absRapidityMax", defaultValue = "2.5")
    private double absRapidityMax;

    /** Of events: how many jets, at most, by falling transverse momentum. */
    @Parameter(property = "tagger.hardest", defaultValue = "2")
    private int hardest;

    @Inject
    ConvertMojo(WorkerClassPath workerClassPath) {
        super(workerClassPath);
    }

    @Override
    void work() throws InterruptedException {
        Path sample = InputFiles.require("tagger.input", input.toPath());
        Path target = converted.toPath().toAbsolutePath().normalize();
        Choice.of("tagger.label", label, List.of("all", "signal", "background"));
        Choice.of("tagger.badJets", badJets, List.of("skip", "refuse"));
        var request = new ConversionRequest(
                sample,
                target,
                label.equals("all") ? null : Integer.valueOf(label.equals("signal") ? 1 : 0),
                new ConversionRequest.Selection(radius, ptMin, absRapidityMax, hardest),
                badJets.equals("skip"));
        var outcome = new SampleFiles(workers(), this::resolveWorker).convert(request);
        getLog().info("%s (%s): %d jets read, %d written to %s"
                .formatted(sample.getFileName(), outcome.format(), outcome.read(), outcome.written(), target));
        outcome.dropped().forEach((reason, jets) -> getLog().warn("%d jets dropped: %s".formatted(jets, reason)));
        getLog().info("For samples.yaml, to which process, kind and licence are to be added:");
        SampleFiles.entry(target).forEach(line -> getLog().info("    " + line));
    }
}
