package org.taggerlab.vocabulary.training;

import java.util.List;

/**
 * How a network trains.
 *
 * @param batch jets per step; the last batch of an epoch may be smaller, but a single jet left over is left out, as
 *     BatchNorm has no variance of one
 * @param optimiser how a gradient becomes a step
 * @param learningRate of the first epoch
 * @param momentum of {@link Optimiser#SGD}; 0 for none
 * @param weightDecay L2 penalty added to the gradient of all weights and biases, those of BatchNorm and LayerNorm too, as
 *     in PyTorch; 0 for none
 * @param schedule how the learning rate falls
 * @param epochs the maximum number of epochs
 * @param stop when to stop earlier
 */
public record Training(
        int batch,
        Optimiser optimiser,
        double learningRate,
        double momentum,
        double weightDecay,
        Schedule schedule,
        int epochs,
        Stopping stop) {

    /** What holds where a descriptor says nothing. */
    public static final Training STANDARD = new Training(
            256,
            Optimiser.ADAM,
            1e-3,
            0,
            0,
            Schedule.step(List.of(10, 20), 0.1),
            30,
            new Stopping(0, Stopping.Criterion.VALIDATION_LOSS));

    /** The momentum of {@link Optimiser#SGD} where a descriptor says nothing. */
    public static final double SGD_MOMENTUM = 0.9;

    /** @throws IllegalArgumentException for numbers with which nothing can train */
    public Training {
        if (batch < 2 || epochs < 1 || !(learningRate > 0) || !(weightDecay >= 0)) {
            throw new IllegalArgumentException(
                    "a training needs batch >= 2, epochs >= 1, learning rate > 0 and weight decay >= 0, but has "
                            + batch + ", " + epochs + ", " + learningRate + " and " + weightDecay);
        }
    }

    /** The learning rate of an epoch, counted from 1. */
    public double rate(int epoch) {
        return learningRate * schedule.factor(epoch, this);
    }

    /** The same with another learning rate, of as many epochs. */
    public Training with(double otherRate, int otherEpochs) {
        return new Training(batch, optimiser, otherRate, momentum, weightDecay, schedule, otherEpochs, stop);
    }
}
