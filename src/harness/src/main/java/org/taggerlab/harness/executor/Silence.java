package org.taggerlab.harness.executor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long nothing was heard, by the looks that were taken: while this process is stopped, or the machine sleeps, workers are
 * silent as well.
 */
final class Silence {
    /** Longer than this no look takes: what is more is time in which this process was stopped. */
    private static final long LONGEST_TICK = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private long lastLook;
    private long nanos;

    /** Begins now; {@code nanoTime} and no clock, which may be set. */
    Silence(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastLook = nanoTime.getAsLong();
    }

    /** Nothing was heard since the last look. */
    void goesOn() {
        long now = nanoTime.getAsLong();
        nanos += Math.min(now - lastLook, LONGEST_TICK);
        lastLook = now;
    }

    /** Something was heard. */
    void isBroken() {
        nanos = 0;
    }

    Duration duration() {
        return Duration.ofNanos(nanos);
    }

    boolean isLongerThan(Duration limit) {
        return nanos > limit.toNanos();
    }
}
