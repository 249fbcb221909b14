package org.taggerlab.networks.training;

import java.util.TreeMap;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * How a graph trains.
 *
 * @param batch jets a step; the last batch of an epoch may be smaller, but a single jet left over is left out, as
 *     BatchNorm has no variance of one
 * @param optimiser how a gradient becomes a step
 * @param learningRate of the first epoch
 * @param headMultiplier factor on the learning rate of the head's vertices
 * @param weightDecay L2 penalty added to the gradient of all weights and biases, those of BatchNorm and LayerNorm too, as in
 *     PyTorch; 0 for none
 * @param schedule how the learning rate falls
 * @param epochs the most epochs
 * @param stopping when to stop earlier
 */
public record Recipe(
        int batch,
        Optimiser optimiser,
        double learningRate,
        double headMultiplier,
        double weightDecay,
        Schedule schedule,
        int epochs,
        EarlyStopping stopping) {

    /** At least two jets a batch, an epoch and a positive rate. */
    public Recipe {
        if (batch < 2 || epochs < 1 || !(learningRate > 0) || !(headMultiplier > 0) || !(weightDecay >= 0)) {
            throw new IllegalArgumentException(
                    ("a training needs batch >= 2, epochs >= 1, learning rate > 0, head multiplier > 0 and weight decay"
                                    + " >= 0, but has %d, %d, %s, %s and %s")
                            .formatted(batch, epochs, learningRate, headMultiplier, weightDecay));
        }
    }

    /** The learning rate of an epoch, counted from 1. */
    public double rate(int epoch) {
        return learningRate * schedule.factor(epoch, epochs);
    }

    /** The learning rates as DL4J wants them: by epoch, counted from 0. */
    ISchedule rates(double multiplier) {
        var rates = new TreeMap<Integer, Double>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            rates.put(epoch, multiplier * rate(epoch + 1));
        }
        return new MapSchedule(ScheduleType.EPOCH, rates);
    }
}
