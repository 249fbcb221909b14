package org.taggerlab.harness.download;

import java.util.Locale;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.executor.BuildLog;

/** A line for every tenth of a file, and not more than one in five seconds. */
final class FetchProgress {
    private static final long BETWEEN = 5_000_000_000L;

    private final Sample sample;
    private final BuildLog console;
    private long said = System.nanoTime();
    private long tenth;

    FetchProgress(Sample sample, BuildLog console) {
        this.sample = sample;
        this.console = console;
    }

    /** @param total -1 if unknown */
    void at(long bytes, long total) {
        long now = System.nanoTime();
        long tenthNow = total > 0 ? 10 * bytes / total : bytes >> 27;
        if (tenthNow == tenth || now - said < BETWEEN) {
            return;
        }
        tenth = tenthNow;
        said = now;
        console.info(
                total > 0
                        ? String.format(
                                Locale.ROOT, "%s: %d %% of %s", sample.name(), 100 * bytes / total, FileSize.of(total))
                        : sample.name() + ": " + FileSize.of(bytes));
    }
}
