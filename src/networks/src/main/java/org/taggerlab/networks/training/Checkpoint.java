package org.taggerlab.networks.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.taggerlab.vocabulary.training.Epoch;

/**
 * A training between two epochs: all that the next epoch depends on.
 *
 * <p>Early stopping is a function of the history; shuffle and dropout are functions of seed and epoch.
 *
 * @param key whose training it is: the content key of the trial
 * @param iterations steps so far, which Adam's bias correction needs
 * @param bestEpoch from 1
 * @param history one result per epoch
 * @param trainingSeconds wall seconds in training batches
 * @param single whether the arrays are of single precision
 * @param weights weights and running statistics, flat, in the graph's order
 * @param updater the optimiser's state, flat; empty if it has none
 * @param bestWeights those of the best epoch; empty if it was the last one
 * @param average the moving average of the weights; {@code null} without
 */
record Checkpoint(
        String key,
        int iterations,
        int bestEpoch,
        List<Epoch> history,
        double trainingSeconds,
        boolean single,
        @JsonIgnore double[] weights,
        @JsonIgnore double[] updater,
        @JsonIgnore double[] bestWeights,
        @JsonIgnore double[] average) {}
