package org.taggerlab.networks.training;

import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;
import org.taggerlab.networks.updater.PublishedAdam;
import org.taggerlab.networks.updater.SgdMomentum;

/** How a gradient becomes a step. */
public sealed interface Optimiser {

    /** DL4J's configuration of this optimiser, at a learning rate that depends on the epoch. */
    IUpdater updater(ISchedule rate);

    /** Adam with the settings that LundNet (arXiv:2012.08526) and ParticleNet (arXiv:1902.08570) were trained with. */
    record AdamOptimiser() implements Optimiser {
        @Override
        public IUpdater updater(ISchedule rate) {
            return new PublishedAdam(Double.NaN, rate);
        }
    }

    /**
     * Stochastic gradient descent with PyTorch's momentum, {@code v = momentum v + gradient; w -= rate v}.
     *
     * <p>DL4J's {@code Nesterovs} is another thing: it looks ahead, and keeps the learning rate inside {@code v}.
     *
     * @param momentum 0 for none
     */
    record MomentumOptimiser(double momentum) implements Optimiser {
        @Override
        public IUpdater updater(ISchedule rate) {
            return momentum == 0 ? new Sgd(rate) : new SgdMomentum(Double.NaN, rate, momentum);
        }
    }
}
