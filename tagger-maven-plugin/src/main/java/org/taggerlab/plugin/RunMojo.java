package org.taggerlab.plugin;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.taggerlab.harness.Harness;
import org.taggerlab.plugin.publication.Attachments;

/**
 * Runs the trials that the store does not hold yet, in worker JVMs side by side, and resumes those that were interrupted.
 * A trial that fails does not stop the others; {@code check} fails for it. In a build in which all are done, their results
 * and taggers are attached.
 */
@Mojo(name = "run", defaultPhase = LifecyclePhase.INTEGRATION_TEST, aggregator = true, threadSafe = true)
public final class RunMojo extends AbstractExperimentsMojo {

    /** Phases in which {@code check} can follow. */
    private static final List<String> LATER_PHASES =
            List.of("integration-test", "post-integration-test", "verify", "install", "deploy");

    @Inject
    private Attachments attachments;

    /** Attaches results, source taggers and what descriptors publish as artifacts, so that {@code mvn deploy} publishes them. */
    @Parameter(property = "tagger.attach", defaultValue = "true")
    private boolean attach;

    @Override
    void work(Harness harness) throws MojoFailureException, InterruptedException {
        var outcome = harness.run();
        if (!outcome.time().isEmpty()) {
            console().info(outcome.time());
        }
        if (outcome.isSuccess()) {
            outcome.details().forEach(console()::warn);
            console().info(outcome.sentence());
            // called by hand, nothing follows that would publish it
            if (attach && execution().getLifecyclePhase() != null) {
                attachments.attach(project(), harness.results(), output(), store(), this::publishedModel);
            }
            return;
        }
        outcome.details().forEach(console()::error);
        // as with failsafe: the report of a sweep with failures is worth having, and a later goal fails the build
        if (!outcome.interrupted() && isCheckedLater()) {
            console().error(outcome.sentence() + ". The build goes on to the report; 'check' will fail it.");
        } else {
            throw new MojoFailureException(outcome.sentence());
        }
    }

    /** Whether this build reaches a phase to which {@code check} is bound. */
    boolean isCheckedLater() {
        var plugin = project().getPlugin(execution().getPlugin().getKey());
        int last = session().getGoals().stream()
                .mapToInt(LATER_PHASES::indexOf)
                .max()
                .orElse(-1);
        return execution().getLifecyclePhase() != null
                && plugin != null
                && plugin.getExecutions().stream()
                        .filter(other -> other.getGoals().contains("check"))
                        .map(other -> other.getPhase() == null ? "verify" : other.getPhase())
                        .mapToInt(LATER_PHASES::indexOf)
                        .anyMatch(phase -> phase >= 0 && phase <= last);
    }
}
