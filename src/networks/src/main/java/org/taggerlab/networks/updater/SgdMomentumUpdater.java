package org.taggerlab.networks.updater;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** The velocity of {@link SgdMomentum}, kept in DL4J's updater state so that checkpoints hold it. */
final class SgdMomentumUpdater implements GradientUpdater<SgdMomentum> {
    private static final String VELOCITY = "V";

    private final SgdMomentum config;
    private INDArray velocity;

    SgdMomentumUpdater(SgdMomentum config) {
        this.config = config;
    }

    @Override
    public SgdMomentum getConfig() {
        return config;
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialise) {
        velocity = state.get(VELOCITY);
    }

    @Override
    public Map<String, INDArray> getState() {
        return Map.of(VELOCITY, velocity);
    }

    @Override
    public void setStateViewArray(INDArray view, long[] gradientShape, char gradientOrder, boolean initialise) {
        if (initialise) {
            view.assign(0);
        }
        velocity = view;
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        velocity.muli(config.momentum()).addi(gradient.reshape(velocity.shape()));
        gradient.reshape(velocity.shape()).assign(velocity).muli(config.getLearningRate(iteration, epoch));
    }
}
