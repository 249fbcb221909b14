package org.taggerlab.networks.pretraining;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Cross-entropy after a softmax, of rows with weights: a row of the labels is the weight at the place of its class. DL4J's
 * own takes it for granted that each row of the labels adds up to 1.
 */
final class WeightedCrossEntropy extends LossMCXENT {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray probabilities = activation.getActivation(preOutput.dup('c'), true);
        return probabilities.muliColumnVector(labels.sum(true, 1)).subi(labels);
    }
}
