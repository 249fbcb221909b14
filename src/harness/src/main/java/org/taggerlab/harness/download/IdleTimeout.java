package org.taggerlab.harness.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Closes a stream from which nothing comes any more: reading it ends with an exception then, instead of never. */
final class IdleTimeout implements AutoCloseable {
    private final Timer timer = new Timer("tagger-fetch", true);
    private volatile long heard = System.nanoTime();

    IdleTimeout(InputStream stream, Duration silence) {
        long period = Math.max(1, silence.toMillis() / 4);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        if (System.nanoTime() - heard > silence.toNanos()) {
                            close(stream);
                        }
                    }
                },
                period,
                period);
    }

    void heard() {
        heard = System.nanoTime();
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
