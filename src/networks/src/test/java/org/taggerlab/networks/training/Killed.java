package org.taggerlab.networks.training;

import java.util.List;
import org.taggerlab.vocabulary.training.Epoch;

/** What tests need that kill a training after an epoch and let it go on. */
public final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Killed() {}

    /** Throws {@link Killed} once an epoch has ended and its checkpoint is on disk. */
    public static Progress after(int epoch) {
        return new Progress() {
            @Override
            public void epochEnded(Epoch result) {
                if (result.epoch() == epoch) {
                    throw new Killed();
                }
            }
        };
    }

    /** Adds the epochs that a training which goes on has done already. */
    public static Progress resumedWith(List<Epoch> before) {
        return new Progress() {
            @Override
            public void resumed(List<Epoch> history) {
                before.addAll(history);
            }
        };
    }

    /** A history as far as it must not depend on a kill. */
    public static List<Epoch> withoutTimes(List<Epoch> history) {
        return history.stream()
                .map(epoch -> new Epoch(
                        epoch.epoch(),
                        epoch.trainLoss(),
                        epoch.validationLoss(),
                        epoch.validationAuc(),
                        epoch.learningRate(),
                        0,
                        0,
                        null))
                .toList();
    }
}
