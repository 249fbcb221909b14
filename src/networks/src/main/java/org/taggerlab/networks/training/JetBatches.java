package org.taggerlab.networks.training;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Labelled jets that can be given to a graph in any order, a batch at a time. */
public interface JetBatches {

    /** How many jets there are. */
    int jets();

    /** Labels {@code [jets]}: 1 signal, 0 background. */
    float[] labels();

    /**
     * The graph's inputs for some jets, in their order.
     *
     * @param jets indices from 0
     * @return one array per input of the graph; the first has a row per jet, as DL4J divides gradients by that number
     */
    INDArray[] inputs(int[] jets);

    /**
     * All jets once, in a random order, cut into batches; a single jet left over is left out.
     *
     * @param size jets per batch
     */
    default List<int[]> batches(int size, long seed) {
        return Batches.shuffled(jets(), size, seed);
    }

    /**
     * The same jets as an epoch sees them.
     *
     * @param seed decides what is random about that
     */
    default JetBatches ofEpoch(long seed) {
        return this;
    }

    /**
     * What the graph shall answer for some jets: one-hot, background and signal.
     *
     * @param type of the graph's arrays
     */
    default INDArray targets(int[] jets, DataType type) {
        INDArray oneHot = Nd4j.zeros(type, jets.length, 2);
        for (int row = 0; row < jets.length; row++) {
            oneHot.putScalar(row, labels()[jets[row]] > 0.5f ? 1 : 0, 1);
        }
        return oneHot;
    }

    /**
     * How well a graph answers for all jets, in inference mode.
     *
     * @param auc AUC of scores, given their labels
     */
    default Assessment assess(ComputationGraph graph, ToDoubleBiFunction<float[], float[]> auc) {
        Predictions predictions = Predictions.of(graph, this);
        return predictions.isFinite()
                ? new Assessment(true, predictions.loss(labels()), auc.applyAsDouble(predictions.signal(), labels()))
                : new Assessment(false, Double.NaN, Double.NaN);
    }
}
