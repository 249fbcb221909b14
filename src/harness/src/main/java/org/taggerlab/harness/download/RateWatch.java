package org.taggerlab.harness.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Closes a stream that brings too little: reading it ends with an exception then, instead of never.
 *
 * <p>It measures by its own ticks and not by a clock: if all of this machine pauses, that is not the server's doing.
 */
final class RateWatch implements AutoCloseable {
    private static final int TICKS = 8;

    private final Timer timer = new Timer("tagger-fetch", true);
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean tooSlow;

    /** @param least bytes that each {@code window} has to bring */
    RateWatch(InputStream stream, Duration window, long least) {
        long tick = Math.max(1, window.toMillis() / TICKS);
        timer.schedule(
                new TimerTask() {
                    private int ticks;

                    @Override
                    public void run() {
                        ticks++;
                        if (ticks % TICKS == 0 && bytes.getAndSet(0) < least) {
                            tooSlow = true;
                            RateWatch.close(stream);
                        }
                    }
                },
                tick,
                tick);
    }

    void brought(int more) {
        bytes.addAndGet(more);
    }

    boolean isTooSlow() {
        return tooSlow;
    }

    @Override
    public void close() {
        timer.cancel();
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // the reader gets the exception
        }
    }
}
