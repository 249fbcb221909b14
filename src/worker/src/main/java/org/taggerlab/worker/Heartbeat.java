package org.taggerlab.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Writes to the event log each second that a request is still worked on, as long as its thread uses the processor. What
 * hangs has no heartbeat.
 */
final class Heartbeat implements AutoCloseable {
    private static final long PERIOD_MILLIS = 1000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final EventLog events;
    private final long workingThread = Thread.currentThread().getId();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread beating = new Thread(this::beat, "heartbeat");

    private Heartbeat(EventLog events) {
        this.events = events;
    }

    /** The heartbeat of the calling thread. */
    static Heartbeat started(EventLog events) {
        var heartbeat = new Heartbeat(events);
        heartbeat.beating.setDaemon(true);
        heartbeat.beating.start();
        return heartbeat;
    }

    private void beat() {
        try {
            long used = 0;
            while (!stop.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                // negative where the system does not say
                long usedNow = THREADS.getThreadCpuTime(workingThread);
                if (usedNow != used || usedNow < 0) {
                    events.beat();
                }
                used = usedNow;
            }
        } catch (InterruptedException | IOException end) {
            // a full disk stops the heartbeat but not the training, whose own writes say what is wrong
            System.err.println("no more heartbeats: " + end);
        }
    }

    /** Stops. */
    @Override
    public void close() {
        // not interrupted, which would close the file of events
        stop.countDown();
        try {
            beating.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
