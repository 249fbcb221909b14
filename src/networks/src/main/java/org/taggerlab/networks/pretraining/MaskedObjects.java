package org.taggerlab.networks.pretraining;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.networks.examples.Batch;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.training.Assessment;
import org.taggerlab.networks.training.Batches;
import org.taggerlab.networks.training.JetBatches;

/**
 * Events whose objects hide their type with some probability. What is hidden in an event is a function of the seed and of
 * the event's place in the examples; absent objects hide nothing and are not asked for.
 *
 * @param events their labels are not looked at
 * @param mask the probability
 * @param seed of what is hidden
 * @param type of the network's arrays
 */
record MaskedObjects(Examples events, double mask, long seed, DataType type) implements JetBatches {

    private static final int TYPES = EventLayout.TYPES.size();
    private static final int FEATURES = EventLayout.FEATURES.size();
    private static final int BATCH = 256;

    @Override
    public int jets() {
        return events.jets();
    }

    @Override
    public float[] labels() {
        throw new UnsupportedOperationException("unlabelled events have no labels");
    }

    @Override
    public MaskedObjects ofEpoch(long epochSeed) {
        return new MaskedObjects(events, mask, epochSeed, type);
    }

    @Override
    public INDArray[] inputs(int[] batch) {
        return Batch.of(hidden(batch), type).inputs();
    }

    /** One row per object: the weight at its type, which makes the sum over the batch a mean over its objects. */
    @Override
    public INDArray targets(int[] batch, DataType ofGraph) {
        FlatExamples chosen = events.gather(batch);
        int present = 0;
        for (int object = 0; object < chosen.nodes(); object++) {
            present += typeOf(chosen, object) < 0 ? 0 : 1;
        }
        INDArray targets = Nd4j.zeros(ofGraph, chosen.nodes(), TYPES);
        for (int object = 0; object < chosen.nodes(); object++) {
            int objectType = typeOf(chosen, object);
            if (objectType >= 0) {
                targets.putScalar(object, objectType, batch.length / (double) present);
            }
        }
        return targets;
    }

    @Override
    public Assessment assess(ComputationGraph graph, ToDoubleBiFunction<float[], float[]> auc) {
        ObjectTypePredictions predictions = predictions(graph);
        return new Assessment(
                predictions.isFinite(),
                predictions.loss(),
                predictions.isFinite() ? predictions.meanAuc(auc) : Double.NaN);
    }

    /** What a graph says of all objects. */
    ObjectTypePredictions predictions(ComputationGraph graph) {
        ObjectTypePredictions predictions = new ObjectTypePredictions(
                IntStream.range(0, jets()).map(events::nodes).sum());
        for (int[] batch : Batches.inOrder(jets(), BATCH)) {
            FlatExamples shown = hidden(batch);
            FlatExamples whole = events.gather(batch);
            INDArray output = graph.outputSingle(false, Batch.of(shown, type).inputs());
            for (int object = 0; object < whole.nodes(); object++) {
                int objectType = typeOf(whole, object);
                if (objectType >= 0) {
                    predictions.add(output, object, objectType, typeOf(shown, object) < 0);
                }
            }
        }
        return predictions;
    }

    private FlatExamples hidden(int[] batch) {
        FlatExamples chosen = events.gather(batch);
        for (int i = 0; i < batch.length; i++) {
            var random = new SplittableRandom(seed ^ (batch[i] + 1L) * 0x9E3779B97F4A7C15L);
            for (int object = chosen.offsets()[i]; object < chosen.offsets()[i + 1]; object++) {
                boolean hides = random.nextDouble() < mask;
                if (hides && typeOf(chosen, object) >= 0) {
                    int first = object * FEATURES + EventLayout.FIRST_TYPE;
                    Arrays.fill(chosen.features(), first, first + TYPES, 0);
                }
            }
        }
        return chosen;
    }

    /** The type that an object shows; -1 if it is absent or hides it. */
    private static int typeOf(FlatExamples events, int object) {
        for (int objectType = 0; objectType < TYPES; objectType++) {
            if (events.features()[object * FEATURES + EventLayout.FIRST_TYPE + objectType] == 1) {
                return objectType;
            }
        }
        return -1;
    }
}
