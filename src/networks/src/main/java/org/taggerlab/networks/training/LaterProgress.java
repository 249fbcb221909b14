package org.taggerlab.networks.training;

import java.util.List;
import org.taggerlab.vocabulary.training.Epoch;

/**
 * Reports a training that follows another one as its continuation.
 *
 * @param progress is informed
 * @param before epochs of the other one
 */
record LaterProgress(Progress progress, int before) implements Progress {

    @Override
    public void resumed(List<Epoch> history) {
        progress.resumed(history.stream().map(epoch -> epoch.after(before)).toList());
    }

    @Override
    public void batchEnded(int epoch, long jets) {
        progress.batchEnded(before + epoch, jets);
    }

    @Override
    public void epochEnded(Epoch epoch) {
        progress.epochEnded(epoch.after(before));
    }

    @Override
    public void checkpointSetAside(String why) {
        progress.checkpointSetAside(why);
    }
}
