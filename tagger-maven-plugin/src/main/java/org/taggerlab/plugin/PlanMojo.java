package org.taggerlab.plugin;

import org.apache.maven.plugins.annotations.Mojo;
import org.taggerlab.harness.Harness;

/**
 * Lists the trials of every experiment: which are finished already, which have to run and why, and how long that will
 * take. Trains nothing.
 */
@Mojo(name = "plan", aggregator = true, threadSafe = true)
public final class PlanMojo extends AbstractExperimentsMojo {

    @Override
    void work(Harness harness) {
        harness.plan().lines().forEach(console()::info);
    }
}
