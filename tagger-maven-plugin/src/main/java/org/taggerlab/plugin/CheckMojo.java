package org.taggerlab.plugin;

import java.nio.file.Files;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.taggerlab.harness.Harness;
import org.taggerlab.reports.Reports;

/**
 * Checks the {@code expect} gates of every descriptor against the results, lists all that do not hold, then fails once.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, aggregator = true, threadSafe = true)
public final class CheckMojo extends AbstractExperimentsMojo {

    @Override
    void work(Harness harness) throws MojoFailureException {
        var outcome = harness.check();
        outcome.notEvaluated().forEach(console()::info);
        outcome.violations().forEach(console()::error);
        var report = output().path().resolve(Reports.INDEX);
        if (!outcome.isSuccess()) {
            throw new MojoFailureException(outcome.sentence() + ", listed above. "
                    + (Files.exists(report)
                            ? "The report shows why: " + report.toUri()
                            : "Run tagger:report and see why."));
        }
        console().info(outcome.sentence());
        if (Files.exists(report)) {
            console().info("Report: " + report.toUri());
        }
    }
}
