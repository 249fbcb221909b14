package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/** An EdgeConv block: messages along edges, mean at each destination, shortcut, ReLU. */
public interface EdgeConvKernel {

    /**
     * One pass over a batch.
     *
     * @param x {@code [nodes, features]}
     * @param edges unchanged until the backward pass
     * @param out {@code [nodes, last width]}, written
     */
    void forward(EdgeConvArrays parameters, INDArray x, Edges edges, Mode mode, INDArray out);

    /**
     * Gradients of the last forward pass; parameters and edges are still those of that pass.
     *
     * @param gradients written
     * @param epsilon {@code [nodes, last width]}, gradient of the output
     * @param dx {@code [nodes, features]}, gradient of the input, written; {@code null} if it is not wanted
     */
    void backward(EdgeConvArrays parameters, EdgeConvArrays gradients, INDArray epsilon, INDArray dx);
}
