package org.taggerlab.plugin;

import org.apache.maven.plugins.annotations.Mojo;
import org.taggerlab.harness.Harness;

/**
 * Gives the engine of {@code tagger.executor} the trials that the store does not hold yet, and returns. {@code run} follows
 * them, {@code status} shows how they stand, {@code cancel} ends them.
 */
@Mojo(name = "submit", aggregator = true, threadSafe = true)
public final class SubmitMojo extends AbstractExperimentsMojo {

    @Override
    void work(Harness harness) throws InterruptedException {
        requireEngine();
        console().info(harness.submit());
    }
}
