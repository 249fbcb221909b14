package org.taggerlab.networks.updater;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** The updater of parameters that do not train; DL4J's {@code NoOp} would subtract their gradient as it is. */
public record StillUpdater() implements IUpdater {
    private static final long serialVersionUID = 1L;

    @Override
    public long stateSize(long parameters) {
        return 0;
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray view, boolean initialise) {
        return new Still(this);
    }

    @Override
    public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialise) {
        return new Still(this);
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return Double.NaN;
    }

    @Override
    public boolean hasLearningRate() {
        return false;
    }

    @Override
    public void setLrAndSchedule(double rate, ISchedule schedule) {
        throw new UnsupportedOperationException("what does not train has no learning rate");
    }

    @Override
    public IUpdater clone() {
        return this;
    }

    private record Still(StillUpdater config) implements GradientUpdater<StillUpdater> {

        @Override
        public StillUpdater getConfig() {
            return config;
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialise) {}

        @Override
        public Map<String, INDArray> getState() {
            return Map.of();
        }

        @Override
        public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialise) {}

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            gradient.assign(0);
        }
    }
}
