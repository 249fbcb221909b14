package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How a trial trains.
 *
 * @param batch jets a step
 * @param optimiser {@code adam} or {@code sgd}
 * @param learningRate the learning rate of the first epoch
 * @param momentum of {@code sgd}
 * @param weightDecay L2 penalty added to the gradient, 0 for none
 * @param schedule how the learning rate falls
 * @param epochs the most epochs
 * @param stop when to stop earlier
 */
public record Training(
        @JsonProperty("batch") int batch,
        @JsonProperty("optimiser") String optimiser,
        @JsonProperty("learning-rate") double learningRate,
        @JsonProperty("momentum") double momentum,
        @JsonProperty("weight-decay") double weightDecay,
        @JsonProperty("schedule") Schedule schedule,
        @JsonProperty("epochs") int epochs,
        @JsonProperty("stop") Stop stop) {

    /**
     * How the learning rate falls.
     *
     * @param kind {@code constant}, {@code step} or {@code cosine}
     * @param step {@code step}: after which epochs (counted from 1) the rate is multiplied by {@code factor}
     * @param factor {@code step}: the factor
     * @param minimum {@code cosine}: the rate of the last epoch
     */
    public record Schedule(
            @JsonProperty("kind") String kind,
            @JsonProperty("step") List<Integer> step,
            @JsonProperty("factor") double factor,
            @JsonProperty("minimum") double minimum) {}

    /**
     * Early stopping; the weights of the best epoch are kept in any case.
     *
     * @param patience epochs without improvement after which training ends; 0: never
     * @param on {@code validation-loss} or {@code validation-auc}
     */
    public record Stop(
            @JsonProperty("patience") int patience,
            @JsonProperty("on") String on) {}
}
