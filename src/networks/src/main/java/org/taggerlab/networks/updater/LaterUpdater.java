package org.taggerlab.networks.updater;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * An updater that begins at a step: before, nothing moves; then it counts its steps from there, as PyTorch does for a
 * parameter that had no gradient.
 *
 * @param from steps before its first one
 */
public record LaterUpdater(IUpdater updater, int from) implements IUpdater {
    private static final long serialVersionUID = 1L;

    @Override
    public long stateSize(long parameters) {
        return updater.stateSize(parameters);
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray view, boolean initialise) {
        return new Later(this, updater.instantiate(view, initialise));
    }

    @Override
    public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialise) {
        return new Later(this, updater.instantiate(state, initialise));
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return iteration < from ? 0 : updater.getLearningRate(iteration - from, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double rate, ISchedule schedule) {
        updater.setLrAndSchedule(rate, schedule);
    }

    @Override
    public IUpdater clone() {
        return new LaterUpdater(updater.clone(), from);
    }

    private record Later(LaterUpdater config, GradientUpdater<?> steps) implements GradientUpdater<LaterUpdater> {

        @Override
        public LaterUpdater getConfig() {
            return config;
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialise) {
            steps.setState(state, initialise);
        }

        @Override
        public Map<String, INDArray> getState() {
            return steps.getState();
        }

        @Override
        public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialise) {
            steps.setStateViewArray(view, shape, order, initialise);
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            if (iteration < config.from) {
                gradient.assign(0);
            } else {
                steps.applyUpdater(gradient, iteration - config.from, epoch);
            }
        }
    }
}
