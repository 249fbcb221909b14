package org.taggerlab.networks.model;

/**
 * A tensor of a weights file.
 *
 * @param shape as PyTorch has it
 * @param values row by row
 */
record Tensor(long[] shape, double[] values) {}
