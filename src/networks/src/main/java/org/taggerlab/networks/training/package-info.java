/**
 * The training loop: mini-batches over ragged jets, learning-rate schedules, early stopping, checkpoints, divergence.
 *
 * <p>It trains any DL4J graph whose inputs come from a {@link org.taggerlab.networks.training.JetBatches}; which weights
 * a graph starts from and which of them train is decided in {@link org.taggerlab.networks.transfer}.
 */
package org.taggerlab.networks.training;
