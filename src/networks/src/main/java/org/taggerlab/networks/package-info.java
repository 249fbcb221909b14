/**
 * Taggers as DL4J graphs: their vertices and kernels, the networks, training and transfer.
 *
 * <p>Examples come in as flat ragged arrays; descriptors, trials and Maven are never known here.
 */
package org.taggerlab.networks;
