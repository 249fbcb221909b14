package org.taggerlab.networks.training;

/**
 * How well a graph answers.
 *
 * @param isFinite whether every answer is a number
 * @param loss mean cross-entropy
 * @param auc area under the ROC curve
 */
public record Assessment(boolean isFinite, double loss, double auc) {}
