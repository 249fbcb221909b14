package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arrays of LundNet's fusion, arXiv:2012.08526, as parameters or as their gradients; that of a weight which is not
 * wanted is {@code null}.
 *
 * @param weight {@code [width, sum of the inputs' widths]}
 * @param bias {@code [width]}
 * @param norm BatchNorm after the ReLU
 */
public record FusionArrays(INDArray weight, INDArray bias, NormArrays norm) {}
