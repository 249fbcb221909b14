package org.taggerlab.networks.transfer;

import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.model.Weights;
import org.taggerlab.networks.training.JetBatches;
import org.taggerlab.networks.training.Stopwatch;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.networks.training.TrainingOutcome;

/**
 * What a prescription trains: the whole network, or the head behind a frozen trunk.
 *
 * @param start the graph that trains, with its first weights
 * @param head names of the vertices whose learning rate the recipe may multiply
 * @param training the jets that train, as {@code start} takes them
 * @param validation the jets that decide which epoch is best, likewise
 * @param featurisingSeconds wall seconds of the one pass through a frozen trunk, 0 without
 * @param completed makes the whole tagger of the trained graph
 */
public record Preparation(
        ComputationGraph start,
        Set<String> head,
        JetBatches training,
        JetBatches validation,
        double featurisingSeconds,
        Function<ComputationGraph, TaggerModel> completed) {

    /** Weights that train, running statistics not counted. */
    public long trainableParameters() {
        return Weights.count(start);
    }

    /**
     * Trains, and puts the whole tagger together.
     *
     * @param clock time since the trial's training began, featurising included
     */
    public TrainedTagger train(Trainer trainer, Stopwatch clock) throws IOException {
        TrainingOutcome outcome = trainer.train(start, head, training, validation, clock);
        return new TrainedTagger(
                completed.apply(outcome.graph()), outcome.history(), outcome.bestEpoch(), outcome.jetsPerSecond());
    }
}
