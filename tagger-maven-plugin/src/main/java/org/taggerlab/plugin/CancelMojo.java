package org.taggerlab.plugin;

import org.apache.maven.plugins.annotations.Mojo;
import org.taggerlab.harness.Harness;

/**
 * Ends all that was submitted to the engine of {@code tagger.executor} from this store and waits or runs. What is finished is
 * kept, and a later {@code run} goes on with the rest.
 */
@Mojo(name = "cancel", aggregator = true, threadSafe = true)
public final class CancelMojo extends AbstractExperimentsMojo {

    @Override
    void work(Harness harness) throws InterruptedException {
        requireEngine();
        console().info(harness.submitted().cancel());
    }
}
