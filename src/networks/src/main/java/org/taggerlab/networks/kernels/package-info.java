/**
 * The arithmetic of the vertices, forward and backward, behind one interface.
 *
 * <p>Kernels know arrays and edges; they never know graphs, updaters or jets' physics.
 */
package org.taggerlab.networks.kernels;
