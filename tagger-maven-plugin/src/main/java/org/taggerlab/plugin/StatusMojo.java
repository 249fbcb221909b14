package org.taggerlab.plugin;

import org.apache.maven.plugins.annotations.Mojo;
import org.taggerlab.harness.Harness;

/** Lists what was submitted to the engine of {@code tagger.executor} from this store, and how it stands. */
@Mojo(name = "status", aggregator = true, threadSafe = true)
public final class StatusMojo extends AbstractExperimentsMojo {

    @Override
    void work(Harness harness) throws InterruptedException {
        requireEngine();
        harness.submitted().status().forEach(console()::info);
    }
}
