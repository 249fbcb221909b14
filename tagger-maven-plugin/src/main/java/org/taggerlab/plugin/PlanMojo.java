package org.taggerlab.plugin;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.taggerlab.harness.Harness;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.plugin.resolution.WorkerClassPath;

/**
 * Lists the trials of every experiment: which are finished already, which have to run and why, and how long that will
 * take. Trains nothing.
 */
@Mojo(name = "plan", aggregator = true, threadSafe = true)
public final class PlanMojo extends AbstractExperimentsMojo {

    @Inject
    PlanMojo(WorkerClassPath workerClassPath, PublishedFiles published, ModuleExecution moduleExecution) {
        super(workerClassPath, published, moduleExecution);
    }

    @Override
    void work(Harness harness) {
        harness.plan().lines().forEach(getLog()::info);
    }
}
