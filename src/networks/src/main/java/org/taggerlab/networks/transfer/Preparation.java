package org.taggerlab.networks.transfer;

import java.io.IOException;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.model.Weights;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.JetBatches;
import org.taggerlab.networks.training.Stopwatch;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.networks.training.UpdateRules;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Recipe;

/**
 * A training that is ready to run: what a prescription makes of a tagger and some jets. A cut takes off the blocks that never
 * change, {@link UpdateRules} say what of the others trains.
 *
 * @param trainableParameters weights that train, running statistics not counted
 * @param clock the time of the training, which begins with the preparation; validation is not timed by it
 * @param featurisingSeconds wall seconds of the training jets' one pass through a frozen trunk, 0 without
 * @param validationSeconds wall seconds of the validation jets' pass likewise
 * @param run trains
 */
public record Preparation(
        long trainableParameters, Stopwatch clock, double featurisingSeconds, double validationSeconds, Run run) {

    /** Trains, and puts the whole tagger together. */
    public interface Run {
        TrainedTagger by(Trainer trainer) throws IOException;
    }

    /**
     * Prepares a training.
     *
     * @param start the tagger with the weights to start from; it is not touched
     * @param training the jets that train
     * @param validation the jets that decide which epoch is best
     * @param replay jets of the source to train on as well; {@code null} where the prescription asks for none
     * @throws IllegalArgumentException for a block that does not exist, listing those that do
     */
    public static Preparation of(
            Prescription prescription, TaggerModel start, Examples training, Examples validation, Examples replay) {
        Recipe recipe = prescription.recipe(start.network());
        if (recipe.replay() > 0) {
            DataType type = start.graph().params().dataType();
            return whole(recipe, start, Replay.of(training, replay, recipe.replay(), type), validation);
        }
        return recipe.first() == null
                ? one(recipe, start, training, validation)
                : inTurn(one(recipe.first(), start, training, validation), recipe, start, training, validation);
    }

    /** Prepares a training on the target's jets alone. */
    public static Preparation of(Prescription prescription, TaggerModel start, Examples training, Examples validation) {
        return of(prescription, start, training, validation, null);
    }

    private static Preparation one(Recipe recipe, TaggerModel start, Examples training, Examples validation) {
        if (recipe.recalibrates()) {
            return recalibrated(recipe, start, training, validation);
        }
        return recipe.trunk()
                .map(trunk -> head(trunk, recipe, start, training, validation))
                .orElseGet(() -> whole(recipe, start, batches(start, training), validation));
    }

    /** No block stays as it is. */
    private static Preparation whole(Recipe recipe, TaggerModel start, JetBatches training, Examples validation) {
        var rules = UpdateRules.of(recipe);
        ComputationGraph graph = Statistics.with(rules, start.graph());
        Stopwatch clock = Stopwatch.started();
        return new Preparation(
                Weights.trained(start.graph(), rules),
                clock,
                0,
                0,
                trainer -> trained(trainer, graph, rules, training, batches(start, validation), clock, start::with));
    }

    /** The trunk runs once, in inference mode; the rest trains. */
    private static Preparation head(
            String lastOfTrunk, Recipe recipe, TaggerModel start, Examples training, Examples validation) {
        var rules = UpdateRules.of(recipe);
        GraphCut cut = GraphCut.after(start.graph(), lastOfTrunk);
        ComputationGraph trunk = cut.trunkGraph();
        Stopwatch clock = Stopwatch.started();
        var trainingOutputs = TrunkOutputs.of(cut, trunk, batches(start, training));
        double featurising = clock.seconds();
        double cpuSeconds = clock.cpuSeconds();
        var validationOutputs = TrunkOutputs.of(cut, trunk, batches(start, validation));
        double validating = clock.seconds() - featurising;
        ComputationGraph graph = Statistics.with(rules, cut.headGraph());
        clock.resume(featurising, cpuSeconds);
        return new Preparation(
                Weights.trained(start.graph(), rules),
                clock,
                featurising,
                validating,
                trainer -> trained(
                        trainer,
                        graph,
                        rules,
                        trainingOutputs,
                        validationOutputs,
                        clock,
                        head -> start.with(cut.joined(head))));
    }

    private static TrainedTagger trained(
            Trainer trainer,
            ComputationGraph graph,
            UpdateRules rules,
            JetBatches training,
            JetBatches validation,
            Stopwatch clock,
            Function<ComputationGraph, TaggerModel> completed)
            throws IOException {
        ComputationGraph start = Additions.beside(graph, rules, trainer.seeds().init());
        return TrainedTagger.of(
                trainer.train(start, rules, training, validation, clock),
                trained -> completed.apply(Additions.merged(trained, graph)));
    }

    /** Nothing trains: one pass in training mode over jets without labels. */
    private static Preparation recalibrated(Recipe recipe, TaggerModel start, Examples training, Examples validation) {
        ComputationGraph graph = Statistics.with(UpdateRules.of(recipe), start.graph());
        Stopwatch clock = Stopwatch.started();
        return new Preparation(0, clock, 0, 0, trainer -> {
            Recalibration.recalibrate(
                    graph,
                    batches(start, training),
                    trainer.training().batch(),
                    trainer.seeds().shuffleOf(1));
            return TrainedTagger.of(
                    trainer.assessed(graph, training.jets(), batches(start, validation), clock), start::with);
        });
    }

    /** A training to its own end, and another one that starts from its best epoch. */
    private static Preparation inTurn(
            Preparation first, Recipe second, TaggerModel start, Examples training, Examples validation) {
        return new Preparation(
                Weights.trained(start.graph(), UpdateRules.of(second)),
                first.clock,
                first.featurisingSeconds,
                first.validationSeconds,
                trainer -> {
                    TrainedTagger before = first.train(trainer.first());
                    Preparation then = one(second, before.model(), training, validation);
                    then.clock.resume(first.clock.seconds(), first.clock.cpuSeconds());
                    TrainedTagger trained =
                            then.train(trainer.after(before.history().size()));
                    first.clock.resume(then.clock.seconds(), then.clock.cpuSeconds());
                    return trained.after(before);
                });
    }

    private static ExampleBatches batches(TaggerModel model, Examples examples) {
        return new ExampleBatches(examples, model.graph().params().dataType());
    }

    /** Trains, and puts the whole tagger together. */
    public TrainedTagger train(Trainer trainer) throws IOException {
        return run.by(trainer);
    }
}
