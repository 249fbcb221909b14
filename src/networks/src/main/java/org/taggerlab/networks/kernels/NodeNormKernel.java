package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/** BatchNorm over all nodes of a batch. */
public interface NodeNormKernel {

    /**
     * Normalises.
     *
     * @param x {@code [nodes, width]}
     * @param out {@code [nodes, width]}, written
     */
    void forward(NormArrays parameters, INDArray x, Mode mode, INDArray out);

    /**
     * Gradients of the last forward pass.
     *
     * @param gradients written
     * @param epsilon gradient of the output
     * @param dx gradient of the input, written
     */
    void backward(NormArrays parameters, NormArrays gradients, INDArray epsilon, INDArray dx);
}
