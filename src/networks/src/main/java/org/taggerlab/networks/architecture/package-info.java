/**
 * The published taggers as DL4J graphs, with the names of their weights in PyTorch's state dicts.
 *
 * <p>What a network looks like lives here; how it is trained or transferred does not.
 */
package org.taggerlab.networks.architecture;
