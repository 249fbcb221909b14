package org.taggerlab.harness.executor;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lines that stay, few of them: for logs, {@code -B} and CI. */
final class PlainProgress implements SweepProgress {
    private final BuildLog console;
    private final long pause;
    private final LongSupplier nanoTime;
    private long last;
    private String shown = "";

    PlainProgress(BuildLog console, Duration pause, LongSupplier nanoTime) {
        this.console = console;
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    @Override
    public synchronized void info(String line) {
        console.info(line);
    }

    @Override
    public synchronized void warn(String line) {
        console.warn(line);
    }

    @Override
    public synchronized void error(String line) {
        console.error(line);
    }

    @Override
    public synchronized void status(String line) {
        long now = nanoTime.getAsLong();
        if (now - last >= pause && !line.equals(shown)) {
            console.info(line);
            last = now;
            shown = line;
        }
    }

    @Override
    public void close() {
        // all that was printed is meant to stay
    }
}
