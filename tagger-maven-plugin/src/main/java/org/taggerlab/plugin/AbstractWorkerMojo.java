package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.repository.RemoteRepository;
import org.taggerlab.harness.executor.Allowance;
import org.taggerlab.harness.executor.WorkerSettings;
import org.taggerlab.plugin.request.Choice;
import org.taggerlab.plugin.request.Cores;
import org.taggerlab.plugin.request.Engines;
import org.taggerlab.plugin.request.NamedTagger;
import org.taggerlab.plugin.request.StoreFolder;
import org.taggerlab.plugin.resolution.Backend;
import org.taggerlab.plugin.resolution.Platform;
import org.taggerlab.plugin.resolution.WorkerClassPath;
import org.taggerlab.vocabulary.worker.Evaluated;

/** A goal that may start worker JVMs. */
abstract class AbstractWorkerMojo extends AbstractTaggerMojo {
    @Inject
    private WorkerClassPath workerClassPath;

    /** Where the worker, models and results may come from. */
    @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true, required = true)
    private List<RemoteRepository> pluginRepositories;

    /**
     * Worker JVMs side by side, with an engine in each block. Default: as many as there are cores for ({@code cores /
     * threads}).
     */
    @Parameter(property = "tagger.workers")
    private Integer workers;

    /** Compute threads of each worker. */
    @Parameter(property = "tagger.threads", defaultValue = "1")
    private int threads;

    /** What computes: {@code cpu}, or {@code cuda} for an NVIDIA card of compute capability 3.7 to 8.9. */
    @Parameter(property = "tagger.backend", defaultValue = "cpu")
    private String backend;

    /** Which implementation of the networks' blocks: {@code auto}, {@code nd4j} or {@code fused}. */
    @Parameter(property = "tagger.kernels", defaultValue = "auto")
    private String kernels;

    /**
     * Where trials run: {@code local}, on this machine; {@code slurm}; {@code htcondor}; or {@code command}, to which a shell
     * command submits.
     */
    @Parameter(property = "tagger.executor", defaultValue = "local")
    private String executor;

    /** Cores of each block on an engine. Default: {@code workers x threads}, one worker. */
    @Parameter(property = "tagger.cores")
    private Integer cores;

    /** Seconds after which a worker that says nothing is taken for hung and ended. */
    @Parameter(property = "tagger.patience", defaultValue = "120")
    private int patience;

    /** Further options of the workers' JVMs, such as {@code -Xmx4g}. */
    @Parameter(property = "tagger.jvmOptions")
    private List<String> jvmOptions;

    /** How trials are computed, every parameter checked. */
    final WorkerSettings workers() {
        Choice.of("tagger.executor", executor, Engines.NAMES);
        Choice.of("tagger.kernels", kernels, List.of("auto", "nd4j", "fused"));
        Choice.require("tagger.patience", patience, patience > 0, "at least 1");
        var shared = Cores.share(available(), workers, threads);
        return new WorkerSettings(
                shared.workers(),
                shared.threads(),
                Backend.named(backend).userName(),
                kernels,
                Duration.ofSeconds(patience),
                orEmpty(jvmOptions));
    }

    /** The cores for workers: of this machine, or of a block, which may have more than this machine. */
    private Allowance.Limit available() {
        if (isLocal()) {
            return Allowance.current().cores();
        }
        long asked = cores == null ? (long) threads * (workers == null ? 1 : workers) : cores;
        return new Allowance.Limit(asked, "tagger.cores");
    }

    final boolean isLocal() {
        return executor.equals(Engines.LOCAL);
    }

    final String executor() {
        return executor;
    }

    /** Fails where no worker on this machine could compute with the backend. */
    final void requireCard() {
        if (isLocal()) {
            workerClassPath.requireCard(Backend.named(backend), Platform.current());
        }
    }

    /** The worker with its backend, through Maven's resolver. */
    final List<Path> resolveWorker() {
        requireCard();
        return workerClassPath.resolve(
                session().getRepositorySession(),
                pluginRepositories,
                version(),
                Backend.named(backend),
                Platform.current());
    }

    /** Where taggers may be that a parameter names. */
    final NamedTagger.Places places(File store) {
        return new NamedTagger.Places(
                Path.of(session().getExecutionRootDirectory()),
                storeFolder(store),
                session().getRepositorySession(),
                pluginRepositories);
    }

    /** Where a catalogue {@code samples.yaml} may lie: in a folder given, or in the modules of this build. */
    final List<Path> catalogueFolders(File given) {
        return given != null
                ? List.of(given.toPath())
                : session().getProjects().stream()
                        .filter(project -> project.getBasedir() != null)
                        .map(project -> project.getBasedir().toPath())
                        .toList();
    }

    /** The folder of the store: the one given, or {@code .tagger} beside the root pom. */
    final Path storeFolder(File given) {
        return given != null ? given.toPath() : StoreFolder.of(session().getCurrentProject(), launched());
    }

    /**
     * How many jets or events could be used, and how fast; whatever could not is no silent loss.
     *
     * @param fate what becomes of the others
     */
    final void report(Evaluated evaluated, String fate) {
        console()
                .info(String.format(
                        Locale.ROOT,
                        "%d %s in %.1f s: %.0f per second",
                        evaluated.scored(),
                        evaluated.unit(),
                        evaluated.seconds(),
                        evaluated.scored() / Math.max(evaluated.seconds(), 1e-3)));
        for (var sample : evaluated.samples()) {
            console()
                    .info("%s (%s): %s %s"
                            .formatted(
                                    sample.sample(),
                                    sample.label() == 1 ? "signal" : "background",
                                    sample.scored(),
                                    evaluated.unit()));
            sample.dropped()
                    .forEach((reason, count) -> console()
                            .warn("%s: %s %s cannot be used and %s: %s"
                                    .formatted(sample.sample(), count, evaluated.unit(), fate, reason)));
            sample.leftOut()
                    .forEach((reason, count) -> console()
                            .warn("%s: %s particles %s were left out of its jets"
                                    .formatted(sample.sample(), count, reason)));
        }
    }

    static List<String> orEmpty(List<String> given) {
        return given == null ? List.of() : given;
    }
}
