package org.taggerlab.networks.transfer;

import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.Stopwatch;
import org.taggerlab.networks.vertex.BatchNormPolicy;

/** One way to come to a tagger for the target, arXiv:2203.06210: what trains, given the weights to start from. */
public sealed interface Prescription {

    /**
     * Prepares a training.
     *
     * @param start the tagger with the weights to start from; it is not touched
     * @param training the jets that train
     * @param validation the jets that decide which epoch is best
     * @throws IllegalArgumentException for a block that does not exist, listing those that do
     */
    Preparation prepare(TaggerModel start, Examples training, Examples validation);

    /** All weights train; they were drawn at random. */
    record FromScratch() implements Prescription {
        @Override
        public Preparation prepare(TaggerModel start, Examples training, Examples validation) {
            return new FineTuned(BatchNormPolicy.TRAIN).prepare(start, training, validation);
        }
    }

    /**
     * All weights train; they start from the source's.
     *
     * @param batchNorm what all BatchNorms do
     */
    record FineTuned(BatchNormPolicy batchNorm) implements Prescription {
        @Override
        public Preparation prepare(TaggerModel start, Examples training, Examples validation) {
            Set<String> head = cut(start, start.architecture().trunk()).head();
            return new Preparation(
                    Statistics.with(batchNorm, start.graph()),
                    head,
                    batches(start, training),
                    batches(start, validation),
                    0,
                    start::with);
        }
    }

    /**
     * The trunk keeps the source's weights and statistics and runs once, in inference mode; the head starts from the
     * source's weights and trains.
     *
     * @param upTo the last block of the trunk: {@code edge-conv} or {@code encoder} for the last of these, or a block's name
     * @param batchNorm what the head's BatchNorms do
     */
    record Frozen(String upTo, BatchNormPolicy batchNorm) implements Prescription {
        @Override
        public Preparation prepare(TaggerModel start, Examples training, Examples validation) {
            GraphCut cut = cut(start, upTo);
            ComputationGraph trunk = cut.trunkGraph();
            Stopwatch clock = Stopwatch.started();
            var trainingOutputs = TrunkOutputs.of(cut, trunk, batches(start, training));
            var validationOutputs = TrunkOutputs.of(cut, trunk, batches(start, validation));
            return new Preparation(
                    Statistics.with(batchNorm, cut.headGraph()),
                    cut.head(),
                    trainingOutputs,
                    validationOutputs,
                    clock.seconds(),
                    head -> start.with(cut.joined(head)));
        }
    }

    private static GraphCut cut(TaggerModel model, String upTo) {
        List<String> blocks = model.architecture().blocks();
        return GraphCut.behind(model.graph(), Blocks.vertexOf(upTo, blocks));
    }

    private static ExampleBatches batches(TaggerModel model, Examples examples) {
        return new ExampleBatches(examples, model.graph().params().dataType());
    }
}
