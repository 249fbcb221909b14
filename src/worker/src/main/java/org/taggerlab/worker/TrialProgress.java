package org.taggerlab.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.networks.training.Progress;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.WorkerEvent;

/** Writes to the event log how far a training is, and keeps its epochs. */
final class TrialProgress implements Progress {
    private final EventLog events;
    private final List<Epoch> history = new ArrayList<>();

    TrialProgress(EventLog events) {
        this.events = events;
    }

    /** Epochs so far, those before an interruption included. */
    List<Epoch> history() {
        return List.copyOf(history);
    }

    @Override
    public void batchEnded(int epoch, long jetsDone) {
        events.reached(epoch, jetsDone);
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

    private void write(WorkerEvent event) {
        try {
            events.write(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
