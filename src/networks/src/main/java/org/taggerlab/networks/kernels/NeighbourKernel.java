package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Edges from the k nearest other particles of the same jet to each particle; from all others if there are fewer than k of
 * them. Of equal distances the smaller index is nearer.
 */
public interface NeighbourKernel {

    /**
     * Finds neighbours.
     *
     * @param jets particles of each jet
     * @param coordinates {@code [particles, any]}
     * @param k neighbours wanted
     * @param edges filled
     */
    void find(Segments jets, INDArray coordinates, int k, Edges edges);
}
