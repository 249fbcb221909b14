package org.taggerlab.plugin;

import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.taggerlab.harness.Harness;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.plugin.resolution.WorkerClassPath;

/**
 * Reads every descriptor and the catalogue of samples, and lists everything that is wrong with them at once, by file, line
 * and column. Trains nothing.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, aggregator = true, threadSafe = true)
public final class ValidateMojo extends AbstractExperimentsMojo {

    @Inject
    ValidateMojo(WorkerClassPath workerClassPath, PublishedFiles published, ModuleExecution moduleExecution) {
        super(workerClassPath, published, moduleExecution);
    }

    @Override
    void work(Harness harness) {
        var experiments = harness.validate();
        getLog().info("%s experiments are valid: %s"
                .formatted(
                        experiments.size(),
                        experiments.stream().map(Experiment::name).collect(Collectors.joining(", "))));
    }
}
