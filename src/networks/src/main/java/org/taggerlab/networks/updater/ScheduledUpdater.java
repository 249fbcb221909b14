package org.taggerlab.networks.updater;

import java.util.Objects;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** An updater at a constant learning rate, or at that of a schedule if there is one. */
abstract class ScheduledUpdater implements IUpdater {
    private static final long serialVersionUID = 1L;

    private double learningRate;
    private ISchedule learningRateSchedule;

    ScheduledUpdater(double learningRate, ISchedule learningRateSchedule) {
        this.learningRate = learningRate;
        this.learningRateSchedule = learningRateSchedule;
    }

    /** The same with this rate and schedule. */
    abstract ScheduledUpdater at(double rate, ISchedule schedule);

    @Override
    public final double getLearningRate(int iteration, int epoch) {
        return learningRateSchedule == null ? learningRate : learningRateSchedule.valueAt(iteration, epoch);
    }

    @Override
    public final boolean hasLearningRate() {
        return true;
    }

    /** DL4J changes rates in place. */
    @Override
    public final void setLrAndSchedule(double rate, ISchedule schedule) {
        learningRate = rate;
        learningRateSchedule = schedule;
    }

    @Override
    public final IUpdater clone() {
        return at(learningRate, learningRateSchedule == null ? null : learningRateSchedule.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScheduledUpdater that
                && getClass() == that.getClass()
                && Double.compare(learningRate, that.learningRate) == 0
                && Objects.equals(learningRateSchedule, that.learningRateSchedule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(learningRate, learningRateSchedule);
    }
}
