package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 *     in PyTorch; of {@link Optimiser#ADAMW} not through the gradient; 0 for none
 * @param schedule how the learning rate falls
 * @param epochs the maximum number of epochs, unless {@link Stopping#minSteps} asks for more
 * @param stop when to stop earlier
 * @param epochSteps the fewest steps of an epoch, which passes over the jets once, or as often as it takes: with few jets
 *     a pass is too short for a validation after each; 0: one pass
 * @param warmUp epochs over which the rate rises to that of the schedule, in equal steps; {@code null}: none
 * @param clip the largest norm of a gradient, to which a larger one is shortened; {@code null}: none
 * @param average what stays in each step of an exponential moving average of the weights, which is what is validated and
 *     kept; {@code null}: the weights themselves are
 */
public record Training(
        int batch,
        Optimiser optimiser,
        double learningRate,
        double momentum,
        double weightDecay,
        Schedule schedule,
        int epochs,
        Stopping stop,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) Integer epochSteps,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer warmUp,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double clip,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double average) {

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
        epochSteps = epochSteps == null ? 0 : epochSteps; // of requests that do not say so
        if (batch < 2 || epochs < 1 || !(learningRate > 0) || !(weightDecay >= 0)) {
            throw new IllegalArgumentException(
                    "a training needs batch >= 2, epochs >= 1, learning rate > 0 and weight decay >= 0, but has "
                            + batch + ", " + epochs + ", " + learningRate + " and " + weightDecay);
        }
        if (warmUp != null && warmUp < 1
                || clip != null && !(clip > 0)
                || average != null && !(average > 0 && average < 1)) {
            throw new IllegalArgumentException(
                    "a training needs a warm-up of 1 epoch or more, a clip above 0 and an average above 0 and below 1, or none of"
                            + " them, but has " + warmUp + ", " + clip + " and " + average);
        }
    }

    /** Without warm-up, clipping and average. */
    public Training(
            int batch,
            Optimiser optimiser,
            double learningRate,
            double momentum,
            double weightDecay,
            Schedule schedule,
            int epochs,
            Stopping stop,
            Integer epochSteps) {
        this(
                batch,
                optimiser,
                learningRate,
                momentum,
                weightDecay,
                schedule,
                epochs,
                stop,
                epochSteps,
                null,
                null,
                null);
    }

    /** With epochs of one pass over the jets. */
    public Training(
            int batch,
            Optimiser optimiser,
            double learningRate,
            double momentum,
            double weightDecay,
            Schedule schedule,
            int epochs,
            Stopping stop) {
        this(batch, optimiser, learningRate, momentum, weightDecay, schedule, epochs, stop, 0);
    }

    /** The same with another learning rate, of as many epochs. */
    public Training with(double otherRate, int otherEpochs) {
        return new Training(
                batch,
                optimiser,
                otherRate,
                momentum,
                weightDecay,
                schedule,
                otherEpochs,
                stop,
                epochSteps,
                warmUp,
                clip,
                average);
    }

    /** The same for one pass over the jets. */
    public Training once() {
        return new Training(
                batch,
                optimiser,
                learningRate,
                momentum,
                weightDecay,
                schedule,
                1,
                new Stopping(0, stop.on()),
                0,
                warmUp,
                clip,
                average);
    }
}
