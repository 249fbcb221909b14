/**
 * Kernels made of ND4J's operations, for every backend and type; the reference for the fused ones.
 *
 * <p>Only {@code Nd4jKernels} is seen from outside.
 */
package org.taggerlab.networks.kernels.nd4j;
