package org.taggerlab.plugin;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.repository.RemoteRepository;
import org.taggerlab.harness.BuildMemory;
import org.taggerlab.harness.Harness;
import org.taggerlab.harness.HarnessRequest;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.harness.engine.EngineSettings;
import org.taggerlab.plugin.request.CommandLine;
import org.taggerlab.plugin.request.DescriptorSettings;
import org.taggerlab.plugin.request.Engines;
import org.taggerlab.plugin.request.StoreFolder;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** A goal on the experiments of a project: reads its parameters and hands one request to the harness. */
abstract class AbstractExperimentsMojo extends AbstractWorkerMojo {
    @Inject
    private PublishedFiles published;

    @Inject
    private ModuleExecution moduleExecution;

    /** The project. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Where taggers of other builds may come from. */
    @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true, required = true)
    private List<RemoteRepository> modelRepositories;

    /** The folder with the descriptors ({@code *.yaml}) and their catalogue of samples ({@code samples.yaml}). */
    @Parameter(property = "tagger.experiments", defaultValue = "${project.basedir}")
    private File experiments;

    /** The folder for result files and reports. */
    @Parameter(property = "tagger.output", defaultValue = "${project.build.directory}/tagger")
    private File output;

    /** Replaces files of the output folder that no goal of this plugin wrote there. */
    @Parameter(property = "tagger.overwrite", defaultValue = "false")
    private boolean overwrite;

    /**
     * The folder that keeps finished trials, so that none is trained twice. Default: {@code .tagger} beside the root pom,
     * outside of {@code target}.
     */
    @Parameter(property = "tagger.store")
    private File store;

    /** The profile of the descriptors: {@code quick} or one they define, such as {@code paper}. */
    @Parameter(property = "tagger.profile", defaultValue = "quick")
    private String profile;

    /** Names of experiments (the descriptor's file name without {@code .yaml}), separated by commas. Default: all. */
    @Parameter(property = "tagger.only")
    private List<String> only;

    /**
     * Changes to the descriptors, {@code path=value} separated by commas: {@code training.epochs=3,target.sizes=[500,
     * 1000]}.
     */
    @Parameter(property = "tagger.set")
    private String set;

    /** Trains again what the store already holds. */
    @Parameter(property = "tagger.rerun", defaultValue = "false")
    private boolean rerun;

    /** Starts no further trial once one has failed or diverged. */
    @Parameter(property = "tagger.failFast", defaultValue = "false")
    private boolean failFast;

    /** One trial by its content key, or an unambiguous beginning of it. Default: all. */
    @Parameter(property = "tagger.trial")
    private String trial;

    /** The partition or queue of the engine of {@code tagger.executor}; HTCondor has none. Default: the site's. */
    @Parameter(property = "tagger.queue")
    private String queue;

    /** How long a block of trials may run on an engine, {@code hours:minutes}. Default: the site's. */
    @Parameter(property = "tagger.walltime")
    private String walltime;

    /** The memory of each block on an engine, such as {@code 4G}. Default: the site's. */
    @Parameter(property = "tagger.memory")
    private String memory;

    /**
     * Further options of the engine, as they are, separated by spaces: {@code --account=m1234 --constraint=cpu}. With {@code
     * htcondor}, commands of a submit description: {@code accounting_group=cms}.
     */
    @Parameter(property = "tagger.engineOptions")
    private String engineOptions;

    /** How often a block is submitted again that has lost its process without getting anywhere. */
    @Parameter(property = "tagger.retries", defaultValue = "3")
    private int retries;

    /** With {@code tagger.executor=command}: submits a job that runs {@code {script}}, and prints its number. */
    @Parameter(property = "tagger.submitCommand")
    private String submitCommand;

    /** With {@code tagger.executor=command}: prints a line with the number of each job that waits or runs. */
    @Parameter(property = "tagger.listCommand")
    private String listCommand;

    /** With {@code tagger.executor=command}: ends {@code {jobs}}. */
    @Parameter(property = "tagger.cancelCommand")
    private String cancelCommand;

    /** The goal, on the experiments of one project. */
    abstract void work(Harness harness) throws MojoExecutionException, MojoFailureException, InterruptedException;

    @Override
    final void work() throws MojoExecutionException, MojoFailureException, InterruptedException {
        var modules = ModuleExecution.modules(session(), execution());
        if (modules.isEmpty()) {
            work(new Harness(request(), shared("memory", BuildMemory::new)));
        }
        for (var module : modules) {
            moduleExecution.run(session(), execution(), module);
        }
    }

    /** Makes sure that there is something to submit to. */
    final void requireEngine() {
        if (isLocal()) {
            throw new InvalidInputException(Diagnostic.ofProperty(
                    "tagger.executor", "is 'local', where 'run' trains at once; expected slurm, htcondor or command"));
        }
    }

    private EngineSettings engine() {
        var workers = workers();
        return new Engines(
                        executor(),
                        queue,
                        walltime,
                        memory,
                        engineOptions,
                        retries,
                        submitCommand,
                        listCommand,
                        cancelCommand)
                .settings(workers.count() * workers.threads());
    }

    final MavenProject project() {
        return project;
    }

    final OutputFolder output() {
        return outputFolder(output, "tagger", overwrite);
    }

    /** Whether some of the experiments were asked for by name. */
    final boolean isSelective() {
        return !orEmpty(only).isEmpty();
    }

    final Path experiments() {
        return experiments.toPath();
    }

    final Path store() {
        return store == null ? StoreFolder.of(project, launched()) : store.toPath();
    }

    private HarnessRequest request() {
        return new HarnessRequest(
                experiments.toPath(),
                store(),
                output(),
                new HarnessRequest.Selection(profile, orEmpty(only), DescriptorSettings.parse(set), trial),
                workers(),
                engine(),
                rerun,
                failFast,
                session().isOffline(),
                version(),
                commandLine(),
                this::resolveWorker,
                this::publishedModel,
                console());
    }

    /** A pom can set the store for one execution only: a goal called by hand would not know. */
    private Map<String, String> commandLine() {
        var properties = CommandLine.properties(session());
        if (store != null) {
            properties.putIfAbsent("tagger.store", store.getPath());
        }
        return properties;
    }

    /** The file of a tagger of another build by its coordinates; empty for a text that is none. */
    final Optional<Path> publishedModel(String coordinates) {
        return PublishedFiles.tagger(coordinates)
                .map(artifact -> published.fetch(session().getRepositorySession(), modelRepositories, artifact));
    }
}
