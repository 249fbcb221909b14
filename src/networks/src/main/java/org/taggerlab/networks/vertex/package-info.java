/**
 * Vertices with parameters for DL4J's {@code ComputationGraph}: ragged nodes in, ragged nodes or jets out.
 *
 * <p>They hold parameters, names and wiring; the arithmetic lives in the kernels.
 */
package org.taggerlab.networks.vertex;
