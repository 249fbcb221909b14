/**
 * What scores of labelled jets say about one tagger: ROC curve, AUC, rejection, accuracy, loss, calibration.
 *
 * <p>Scores are probabilities of signal; a higher one means more signal-like. Equal scores are never put into an order.
 */
package org.taggerlab.harness.statistics.scores;
