/**
 * What prescriptions do to a tagger: where its weights come from and which of them train.
 *
 * <p>Blocks that never change are cut off; they run once over all jets, the rest trains as a graph of its own, and both are
 * joined again. Nothing here knows which network it is, or which prescription beyond its
 * {@link org.taggerlab.vocabulary.training.Recipe}.
 */
package org.taggerlab.networks.transfer;
