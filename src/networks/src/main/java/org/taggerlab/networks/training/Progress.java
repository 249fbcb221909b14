package org.taggerlab.networks.training;

import java.util.List;
import org.taggerlab.vocabulary.training.Epoch;

/** A listener to a training; called on the training thread. */
public interface Progress {

    /** No listener. */
    Progress NONE = new Progress() {};

    /** Training goes on after these epochs. */
    default void resumed(List<Epoch> history) {}

    /** A batch is done; {@code jets} of this epoch so far. */
    default void batchEnded(int epoch, long jets) {}

    /** An epoch is done, its checkpoint on disk if there is one. */
    default void epochEnded(Epoch epoch) {}

    /** A checkpoint could not be used and was set aside; training starts again. */
    default void checkpointSetAside(String why) {}
}
