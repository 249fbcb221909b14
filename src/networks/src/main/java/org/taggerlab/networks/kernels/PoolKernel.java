package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Mean over the nodes of each jet. */
public interface PoolKernel {

    /**
     * Means.
     *
     * @param x {@code [nodes, width]}
     * @param out {@code [jets, width]}, written
     */
    void forward(INDArray x, Segments jets, INDArray out);

    /**
     * The gradient of the means.
     *
     * @param epsilon {@code [jets, width]}
     * @param dx {@code [nodes, width]}, written
     */
    void backward(INDArray epsilon, Segments jets, INDArray dx);
}
