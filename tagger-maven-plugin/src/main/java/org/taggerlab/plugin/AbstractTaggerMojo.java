package org.taggerlab.plugin;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.harness.executor.BuildLog;
import org.taggerlab.plugin.console.MavenLog;
import org.taggerlab.plugin.console.Terminal;
import org.taggerlab.plugin.request.CommandLine;
import org.taggerlab.plugin.resolution.UnresolvedException;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.RegularFile;

/** What every goal does: skip if asked to, work, and report a user's mistake as a failure without a stack trace. */
abstract class AbstractTaggerMojo extends AbstractMojo {

    /** Skips every goal of this plugin. */
    @Parameter(property = "tagger.skip", defaultValue = "false")
    private boolean skip;

    /** The build. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** This goal, as it was called. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** The folder of what this build makes. */
    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    private File target;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            console().info("Skipped, tagger.skip is set.");
            return;
        }
        try {
            var given = CommandLine.properties(session);
            if (!given.isEmpty()) {
                CommandLine.check(
                        given,
                        execution.getMojoDescriptor().getPluginDescriptor().getMojos());
            }
            work();
        } catch (InvalidInputException e) {
            throw InputFailure.of(e);
        } catch (UnresolvedException e) {
            getLog().debug(e);
            throw new MojoExecutionException(e.getMessage());
        } catch (UncheckedIOException e) {
            getLog().debug(e);
            throw new MojoExecutionException("%s: %s. Make room, or check the permissions, and run again."
                    .formatted(e.getMessage(), RegularFile.reason(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted; what was finished is kept, run again to go on.");
        }
    }

    /**
     * The goal itself.
     *
     * @throws InvalidInputException for what a user wrote
     * @throws UnresolvedException if no worker can be started
     * @throws UncheckedIOException if something cannot be written
     */
    abstract void work() throws MojoExecutionException, MojoFailureException, InterruptedException;

    /**
     * A folder for what this goal writes.
     *
     * @param own the folder of {@code target} in which whatever is there is a goal's
     */
    final OutputFolder outputFolder(File folder, String own, boolean overwrite) {
        boolean isOwn = target != null && folder.equals(new File(target, own));
        return new OutputFolder(folder.toPath(), overwrite || isOwn);
    }

    final MavenSession session() {
        return session;
    }

    final MojoExecution execution() {
        return execution;
    }

    /** The version of this plugin, which is the version of the worker too. */
    final String version() {
        return execution.getPlugin().getVersion();
    }

    /** The folder with {@code .mvn}, or the one Maven was started in; {@code null} in an embedded Maven. */
    final Path launched() {
        var folder = session.getRequest().getMultiModuleProjectDirectory();
        return folder == null ? null : folder.toPath();
    }

    /** Maven's log, with a live line on a terminal. */
    final BuildLog console() {
        var terminal = Terminal.of(session().getRequest().isInteractiveMode()).stream();
        return new MavenLog(getLog(), terminal, shared("said", ConcurrentHashMap::<String>newKeySet));
    }

    /** Shared by the goals of this plugin on this project, as long as the build takes. */
    @SuppressWarnings("unchecked")
    final <T> T shared(String name, Supplier<T> first) {
        return (T) getPluginContext().computeIfAbsent(name, any -> first.get());
    }
}
