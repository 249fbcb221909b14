package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.SampleFiles;
import org.taggerlab.plugin.request.Choice;
import org.taggerlab.plugin.request.Detectors;
import org.taggerlab.plugin.request.InputFiles;
import org.taggerlab.vocabulary.sample.Clustering;
import org.taggerlab.vocabulary.worker.ConversionRequest;

/**
 * Writes a sample in the layout {@code tagger-jets/1}, once, so that it is read fast from then on. What the file is, it
 * says itself: LundNet {@code json.gz}, the top-tagging reference set, JetNet, EnergyFlow npz, ROOT of JetClass, NanoAOD or
 * Delphes, HepMC3. Says how many jets were read, written and dropped, and why, and prints the entry for {@code samples.yaml}.
 */
@Mojo(name = "convert", requiresProject = false, aggregator = true, threadSafe = true)
public final class ConvertMojo extends AbstractWorkerMojo {

    /** The sample. */
    @Parameter(property = "tagger.input", required = true)
    private File input;

    /** The file to write. */
    @Parameter(property = "tagger.converted", required = true)
    private File converted;

    /** Replaces the file if it is there already; what the goal reads is never replaced. */
    @Parameter(property = "tagger.overwrite", defaultValue = "false")
    private boolean overwrite;

    /** Only jets that the sample itself labels so: {@code signal} or {@code background}. Default: {@code all}. */
    @Parameter(property = "tagger.label", defaultValue = "all")
    private String label;

    /** What to do with jets that cannot be used: {@code skip} or {@code refuse}. */
    @Parameter(property = "tagger.badJets", defaultValue = "skip")
    private String badJets;

    /** What was generated or recorded, such as {@code QCD dijets}; said by the new file and its entry in samples.yaml. */
    @Parameter(property = "tagger.process")
    private String process;

    /** What made the events, such as {@code Pythia 8.311}. */
    @Parameter(property = "tagger.generator")
    private String generator;

    /** {@code simulated}, {@code collision} or {@code simulated stand-in}. */
    @Parameter(property = "tagger.kind")
    private String kind;

    /** SPDX identifier, such as {@code CC0-1.0}. */
    @Parameter(property = "tagger.licence")
    private String licence;

    /** The set-up that measures each jet: a name of the section {@code detectors} of {@code samples.yaml}. */
    @Parameter(property = "tagger.detector")
    private String detector;

    /** The folder with {@code samples.yaml}, if a detector is named. Default: a module of this build that has one. */
    @Parameter(property = "tagger.experiments")
    private File experiments;

    /** Of events: radius of anti-kt. Default: 1. */
    @Parameter(property = "tagger.radius")
    private Double radius;

    /** Of events: the least transverse momentum of a jet in GeV. Default: 500. */
    @Parameter(property = "tagger.ptMin")
    private Double ptMin;

    /** Of events: the largest rapidity of a jet, either way. Default: 2.5. */
    @Parameter(property = "tagger.absRapidityMax")
    private Double absRapidityMax;

    /** Of events: how many jets, at most, by falling transverse momentum. Default: 2. */
    @Parameter(property = "tagger.hardest")
    private Integer hardest;

    @Override
    void work() throws InterruptedException {
        Path sample = InputFiles.require("tagger.input", input.toPath());
        Path target = converted.toPath().toAbsolutePath().normalize();
        Choice.of("tagger.label", label, List.of("all", "signal", "background"));
        Choice.of("tagger.badJets", badJets, List.of("skip", "refuse"));
        if (kind != null) {
            Choice.of("tagger.kind", kind, List.of("simulated", "collision", "simulated stand-in"));
        }
        var request = new ConversionRequest(
                SampleFiles.input(sample),
                target,
                overwrite,
                label.equals("all") ? null : Integer.valueOf(label.equals("signal") ? 1 : 0),
                clustering(),
                detector == null ? null : Detectors.find("tagger.detector", detector, catalogueFolders(experiments)),
                attributes(),
                badJets.equals("skip"));
        var outcome = new SampleFiles(workers(), this::resolveWorker).convert(request);
        console()
                .info("%s (%s): %s jets read, %s written to %s"
                        .formatted(
                                sample.getFileName(),
                                outcome.format(),
                                outcome.read(),
                                outcome.written(),
                                outcome.files().size() == 1 ? target : outcome.files()));
        outcome.dropped().forEach((reason, jets) -> console().warn("%s jets dropped: %s".formatted(jets, reason)));
        outcome.leftOut()
                .forEach((reason, particles) ->
                        console().warn("%s particles %s were left out of the jets".formatted(particles, reason)));
        console().info("For samples.yaml:");
        SampleFiles.entry(outcome.files()).forEach(line -> console().info("    " + line));
        described().forEach((key, value) -> console().info("    " + key + ": " + value));
    }

    private Clustering clustering() {
        Choice.require("tagger.radius", radius, radius == null || radius > 0, "more than 0");
        Choice.require("tagger.ptMin", ptMin, ptMin == null || ptMin >= 0, "at least 0");
        Choice.require(
                "tagger.absRapidityMax", absRapidityMax, absRapidityMax == null || absRapidityMax > 0, "more than 0");
        Choice.require("tagger.hardest", hardest, hardest == null || hardest > 0, "at least 1");
        var usual = Clustering.FAT_JETS;
        return radius == null && ptMin == null && absRapidityMax == null && hardest == null
                ? null
                : new Clustering(
                        radius == null ? usual.radius() : radius,
                        ptMin == null ? usual.ptMin() : ptMin,
                        absRapidityMax == null ? usual.absRapidityMax() : absRapidityMax,
                        hardest == null ? usual.jets() : hardest);
    }

    /** What was given, or has to be added, of what the catalogue says of a sample. */
    private Map<String, String> described() {
        var described = new LinkedHashMap<String, String>();
        described.put("process", process == null ? "..." : process);
        if (generator != null || !"collision".equals(kind)) {
            described.put("generator", generator == null ? "..." : generator);
        }
        described.put("kind", kind == null ? "..." : kind);
        described.put("licence", licence == null ? "..." : licence);
        return described;
    }

    private Map<String, String> attributes() {
        var attributes = new TreeMap<String, String>();
        described().forEach((key, value) -> {
            if (!value.equals("...")) {
                attributes.put(key.equals("licence") ? "license" : key, value);
            }
        });
        if (detector != null) {
            attributes.put("detector", detector);
        }
        return attributes;
    }
}
