package org.taggerlab.networks.transfer;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.model.Weights;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.JetBatches;
import org.taggerlab.networks.training.Stopwatch;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.networks.training.TrainingOutcome;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Prescription.Frozen;

/**
 * What a prescription trains: the whole network, or the head after a frozen trunk.
 *
 * @param start the graph that trains, with its first weights
 * @param rates factors on the learning rate by the name of a vertex; 1 for all others
 * @param training the jets that train, as {@code start} takes them
 * @param validation the jets that decide which epoch is best, likewise
 * @param clock the time of the training, which begins with the preparation; validation is not timed by it
 * @param featurisingSeconds wall seconds of the training jets' one pass through a frozen trunk, 0 without
 * @param validationSeconds wall seconds of the validation jets' pass likewise
 * @param completed makes the whole tagger of the trained graph
 */
public record Preparation(
        ComputationGraph start,
        Map<String, Double> rates,
        JetBatches training,
        JetBatches validation,
        Stopwatch clock,
        double featurisingSeconds,
        double validationSeconds,
        Function<ComputationGraph, TaggerModel> completed) {

    /**
     * Prepares a training.
     *
     * @param start the tagger with the weights to start from; it is not touched
     * @param training the jets that train
     * @param validation the jets that decide which epoch is best
     * @throws IllegalArgumentException for a block that does not exist, listing those that do
     */
    public static Preparation of(Prescription prescription, TaggerModel start, Examples training, Examples validation) {
        return prescription.match(
                source -> whole(prescription, start, training, validation),
                fromScratch -> whole(prescription, start, training, validation),
                fineTuned -> whole(prescription, start, training, validation),
                frozen -> head(frozen, start, training, validation));
    }

    /** All weights train; those after the trunk at a rate of their own. */
    private static Preparation whole(
            Prescription prescription, TaggerModel start, Examples training, Examples validation) {
        var rates = new TreeMap<String, Double>();
        cut(start, start.network().trunk()).head().forEach(vertex -> rates.put(vertex, prescription.headMultiplier()));
        return new Preparation(
                Statistics.with(prescription.batchNorm(), start.graph()),
                rates,
                batches(start, training),
                batches(start, validation),
                Stopwatch.started(),
                0,
                0,
                start::with);
    }

    /** The trunk runs once, in inference mode; the rest trains. */
    private static Preparation head(Frozen frozen, TaggerModel start, Examples training, Examples validation) {
        GraphCut cut = cut(start, frozen.upTo());
        ComputationGraph trunk = cut.trunkGraph();
        Stopwatch clock = Stopwatch.started();
        var trainingOutputs = TrunkOutputs.of(cut, trunk, batches(start, training));
        double featurising = clock.seconds();
        double cpuSeconds = clock.cpuSeconds();
        var validationOutputs = TrunkOutputs.of(cut, trunk, batches(start, validation));
        double validating = clock.seconds() - featurising;
        clock.resume(featurising, cpuSeconds);
        return new Preparation(
                Statistics.with(frozen.batchNorm(), cut.headGraph()),
                Map.of(),
                trainingOutputs,
                validationOutputs,
                clock,
                featurising,
                validating,
                head -> start.with(cut.joined(head)));
    }

    private static GraphCut cut(TaggerModel model, String upTo) {
        return GraphCut.after(model.graph(), model.network().block(upTo));
    }

    private static ExampleBatches batches(TaggerModel model, Examples examples) {
        return new ExampleBatches(examples, model.graph().params().dataType());
    }

    /** Weights that train, running statistics not counted. */
    public long trainableParameters() {
        return Weights.count(start);
    }

    /** Trains, and puts the whole tagger together. */
    public TrainedTagger train(Trainer trainer) throws IOException {
        TrainingOutcome outcome = trainer.train(start, rates, training, validation, clock);
        return new TrainedTagger(
                completed.apply(outcome.graph()), outcome.history(), outcome.bestEpoch(), outcome.jetsPerSecond());
    }
}
