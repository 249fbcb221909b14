/**
 * Kernels for the CPU in single precision: loops of JDK 17's Vector API ({@code ...Loops}, {@code Lanes}), products with
 * weights ({@code ...Product}), their memory ({@code Matrix}), and the blocks made of them ({@code Fused...}).
 *
 * <p>Only {@code FusedKernels} is seen from outside.
 */
package org.taggerlab.networks.kernels.fused;
