package org.taggerlab.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.networks.training.Progress;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.WorkerEvent;

/**
 * Tells the event log how far a training is: each epoch when it ends, and a heartbeat each second from a thread of its
 * own, as long as the training's thread uses the processor. A training that hangs has no heartbeat.
 */
final class Heartbeat implements Progress {
    private static final long PERIOD_MILLIS = 1000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final EventLog events;
    private final long trainingThread = Thread.currentThread().getId();
    private final List<Epoch> history = new ArrayList<>();
    private volatile int epoch;
    private volatile long jets;

    /** Made on the training's thread. */
    Heartbeat(EventLog events) {
        this.events = events;
    }

    /** Starts. */
    void start() {
        var thread = new Thread(this::beat, "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    /** Epochs so far, those before an interruption included. */
    List<Epoch> history() {
        return List.copyOf(history);
    }

    @Override
    public void batchEnded(int ofEpoch, long jetsDone) {
        epoch = ofEpoch;
        jets = jetsDone;
    }

    @Override
    public void resumed(List<Epoch> before) {
        history.addAll(before);
        System.out.println("resumed after epoch " + before.size());
        write(new WorkerEvent.Resumed(before.size()));
    }

    @Override
    public void epochEnded(Epoch result) {
        history.add(result);
        write(new WorkerEvent.Epoch(result));
    }

    @Override
    public void checkpointSetAside(String why) {
        System.err.println(why);
        write(new WorkerEvent.SetAside(why));
    }

    private void beat() {
        try {
            long used = 0;
            while (true) {
                Thread.sleep(PERIOD_MILLIS);
                // negative where the system does not say
                long usedNow = THREADS.getThreadCpuTime(trainingThread);
                if (usedNow != used || usedNow < 0) {
                    write(new WorkerEvent.Heartbeat(epoch, jets));
                }
                used = usedNow;
            }
        } catch (InterruptedException | UncheckedIOException stop) {
            // a full disk stops the heartbeat but not the training, whose own writes tell what is wrong
            System.err.println("no more heartbeats: " + stop);
        }
    }

    private void write(WorkerEvent event) {
        try {
            events.write(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
