package org.taggerlab.networks.training;

import org.nd4j.linalg.api.ndarray.INDArray;

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
     * @return one array an input of the graph; the first has a row a jet, as DL4J divides gradients by that number
     */
    INDArray[] inputs(int[] jets);
}
