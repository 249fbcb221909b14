package org.taggerlab.networks.training;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a graph says of jets, in inference mode.
 *
 * @param background probability {@code [jets]} that a jet is background, the graph's first output
 * @param signal probability {@code [jets]} that a jet is signal, its second
 */
public record Predictions(float[] background, float[] signal) {
    /** Jets per pass: large enough for the matrix products, small enough for the cache. */
    private static final int BATCH = 256;

    /** The smallest positive float, so that a softmax which rounds to 0 costs about 103 and not infinity. */
    private static final double SMALLEST = Float.MIN_VALUE;

    /** Runs a graph with one softmax output of two classes over all jets. */
    public static Predictions of(ComputationGraph graph, JetBatches jets) {
        var background = new float[jets.jets()];
        var signal = new float[jets.jets()];
        for (int[] batch : Batches.inOrder(jets.jets(), BATCH)) {
            INDArray output = graph.outputSingle(false, jets.inputs(batch));
            for (int row = 0; row < batch.length; row++) {
                background[batch[row]] = output.getFloat(row, 0);
                signal[batch[row]] = output.getFloat(row, 1);
            }
        }
        return new Predictions(background, signal);
    }

    /** Mean cross-entropy over the jets, summed in double; NaN if a probability is. */
    public double loss(float[] labels) {
        double sum = 0;
        for (int jet = 0; jet < labels.length; jet++) {
            double probability = labels[jet] > 0.5f ? signal[jet] : background[jet];
            sum -= Math.log(Math.max(probability, SMALLEST));
        }
        return sum / labels.length;
    }

    /** Whether every probability is a number. */
    public boolean isFinite() {
        for (int jet = 0; jet < signal.length; jet++) {
            if (!Float.isFinite(signal[jet]) || !Float.isFinite(background[jet])) {
                return false;
            }
        }
        return true;
    }
}
