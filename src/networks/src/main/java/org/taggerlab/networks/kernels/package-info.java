/**
 * The arithmetic of the vertices, forward and backward, as interfaces; and the parameters, jets and edges that every
 * implementation takes.
 *
 * <p>Kernels know arrays and edges; they never know graphs, updaters or jets' physics, and not which of them was chosen.
 */
package org.taggerlab.networks.kernels;
