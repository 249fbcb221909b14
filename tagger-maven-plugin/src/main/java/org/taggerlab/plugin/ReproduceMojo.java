package org.taggerlab.plugin;

import java.io.File;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.taggerlab.harness.Reproducer;
import org.taggerlab.plugin.request.StoreFolder;

/**
 * Runs one stored trial again and prints what differs, field by field; fails if the outcome is not equal. The store is not
 * changed.
 */
@Mojo(name = "reproduce", aggregator = true, threadSafe = true)
public final class ReproduceMojo extends AbstractWorkerMojo {

    /** The project. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The trial's content key, or an unambiguous beginning of it; {@code tagger:plan} lists them. */
    @Parameter(property = "tagger.trial", required = true)
    private String trial;

    /** The folder that keeps finished trials. Default: {@code .tagger} beside the root pom. */
    @Parameter(property = "tagger.store")
    private File store;

    @Override
    void work() throws MojoFailureException, InterruptedException {
        var folder = store == null ? StoreFolder.of(project, launched()) : store.toPath();
        var reproduction = new Reproducer(folder, workers(), this::resolveWorker).reproduce(trial);
        reproduction.lines().forEach(console()::info);
        if (!reproduction.isEqual()) {
            throw new MojoFailureException(
                    reproduction.sentence() + ". The fields are listed above; look at the environment first.");
        }
    }
}
