package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/** LundNet's fusion, arXiv:2012.08526: concat, Linear, ReLU, BatchNorm, mean over the jet's nodes. */
public interface FusionKernel {

    /**
     * One pass over a batch.
     *
     * @param xs {@code [nodes, width i]} each
     * @param jets nodes of each jet
     * @param out {@code [jets, width]}, written
     */
    void forward(FusionArrays parameters, INDArray[] xs, Segments jets, Mode mode, INDArray out);

    /**
     * Gradients of the last forward pass.
     *
     * @param gradients written
     * @param epsilon {@code [jets, width]}, gradient of the output
     * @param dxs gradients of the inputs, written; {@code null} for those that are not wanted
     */
    void backward(FusionArrays parameters, FusionArrays gradients, INDArray epsilon, INDArray[] dxs);
}
