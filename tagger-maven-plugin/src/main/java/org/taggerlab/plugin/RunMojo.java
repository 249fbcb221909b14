package org.taggerlab.plugin;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.taggerlab.harness.Harness;
import org.taggerlab.harness.RunOutcome;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.plugin.resolution.WorkerClassPath;

/**
 * Runs the trials that the store does not hold yet, in worker JVMs side by side, and resumes those that were interrupted.
 * A trial that fails does not stop the others; {@code check} fails for it.
 */
@Mojo(name = "run", defaultPhase = LifecyclePhase.INTEGRATION_TEST, aggregator = true, threadSafe = true)
public final class RunMojo extends AbstractExperimentsMojo {

    @Inject
    RunMojo(WorkerClassPath workerClassPath, PublishedFiles published, ModuleExecution moduleExecution) {
        super(workerClassPath, published, moduleExecution);
    }

    @Override
    void work(Harness harness) throws MojoFailureException, InterruptedException {
        var outcome = harness.run();
        if (outcome.isSuccess()) {
            outcome.details().forEach(getLog()::warn);
            getLog().info(outcome.sentence());
            return;
        }
        outcome.details().forEach(getLog()::error);
        // as with failsafe: the report of a sweep with failures is worth having, and a later goal fails the build
        if (outcome instanceof RunOutcome.Failed && isCheckedLater()) {
            getLog().error(outcome.sentence() + ". The build goes on to the report; 'check' will fail it.");
        } else {
            throw new MojoFailureException(outcome.sentence());
        }
    }

    private boolean isCheckedLater() {
        var plugin = project().getPlugin(execution().getPlugin().getKey());
        return execution().getLifecyclePhase() != null
                && plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(other -> other.getGoals().contains("check"));
    }
}
