/**
 * Training without labels [K] arXiv:2312.06909: some objects of an event hide their type, and the network predicts the type of
 * every object.
 *
 * <p>The types are those of the reconstruction, which are features of the network anyway; no label is looked at.
 */
package org.taggerlab.networks.pretraining;
