package org.taggerlab.plugin;

import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.taggerlab.harness.Harness;
import org.taggerlab.harness.descriptor.Experiment;

/**
 * Reads every descriptor and the catalogue of samples, and lists everything that is wrong with them at once, by file, line
 * and column. Trains nothing.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, aggregator = true, threadSafe = true)
public final class ValidateMojo extends AbstractExperimentsMojo {

    @Override
    void work(Harness harness) {
        var experiments = harness.validate();
        requireCard();
        console()
                .info("%s valid: %s"
                        .formatted(
                                experiments.size() == 1 ? "1 experiment is" : experiments.size() + " experiments are",
                                experiments.stream().map(Experiment::name).collect(Collectors.joining(", "))));
    }
}
