package org.taggerlab.networks.updater;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Momentum as PyTorch's SGD has it: {@code v = momentum v + gradient}, and the step is {@code rate v}. */
public final class SgdMomentum extends ScheduledUpdater {
    private static final long serialVersionUID = 1L;

    private final double momentum;

    /** At a fixed rate, or at that of a schedule if there is one. */
    public SgdMomentum(
            @JsonProperty("learningRate") double learningRate,
            @JsonProperty("learningRateSchedule") ISchedule learningRateSchedule,
            @JsonProperty("momentum") double momentum) {
        super(learningRate, learningRateSchedule);
        this.momentum = momentum;
    }

    /** The factor on the velocity of the step before. */
    public double momentum() {
        return momentum;
    }

    @Override
    public long stateSize(long parameters) {
        return parameters;
    }

    @Override
    public GradientUpdater<SgdMomentum> instantiate(INDArray view, boolean initialise) {
        var updater = new SgdMomentumUpdater(this);
        updater.setStateViewArray(view.reshape(view.length()), new long[] {view.length()}, view.ordering(), initialise);
        return updater;
    }

    @Override
    public GradientUpdater<SgdMomentum> instantiate(Map<String, INDArray> state, boolean initialise) {
        var updater = new SgdMomentumUpdater(this);
        updater.setState(state, initialise);
        return updater;
    }

    @Override
    SgdMomentum at(double rate, ISchedule schedule) {
        return new SgdMomentum(rate, schedule, momentum);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && momentum == ((SgdMomentum) other).momentum;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Double.hashCode(momentum);
    }
}
