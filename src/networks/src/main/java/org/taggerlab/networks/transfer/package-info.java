/**
 * The prescriptions of arXiv:2203.06210: where a network's weights come from and which of them train.
 *
 * <p>Freezing cuts the graph in two at a block; the trunk runs once over all jets, the head trains as a graph of its
 * own, and both are joined again. Nothing here knows which network it is.
 */
package org.taggerlab.networks.transfer;
