package org.taggerlab.networks.transfer;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.TrainingOutcome;
import org.taggerlab.vocabulary.training.Epoch;

/**
 * What a training made.
 *
 * @param model the whole tagger, with the weights and statistics of the best epoch
 * @param history one result per epoch
 * @param bestEpoch the epoch whose weights were kept, from 1
 * @param jetsPerSecond training jets per wall second, validation excluded
 */
public record TrainedTagger(TaggerModel model, List<Epoch> history, int bestEpoch, double jetsPerSecond) {

    /** Of a graph that trained, and what makes the whole tagger of it. */
    public static TrainedTagger of(TrainingOutcome outcome, Function<ComputationGraph, TaggerModel> completed) {
        return new TrainedTagger(
                completed.apply(outcome.graph()), outcome.history(), outcome.bestEpoch(), outcome.jetsPerSecond());
    }

    /** The same after another training, whose epochs come first. */
    TrainedTagger after(TrainedTagger before) {
        int earlier = before.history.size();
        double all = earlier + history.size();
        return new TrainedTagger(
                model,
                Stream.concat(before.history.stream(), history.stream().map(epoch -> epoch.after(earlier)))
                        .toList(),
                earlier + bestEpoch,
                all / (earlier / before.jetsPerSecond + history.size() / jetsPerSecond));
    }
}
