/**
 * Taggers as ONNX models: the networks once more, in the operators of ONNX, with their BatchNorms folded into products.
 *
 * <p>Shapes are dynamic in jets, particles and nodes; a test holds the scores against those of the graphs.
 */
package org.taggerlab.networks.onnx;
