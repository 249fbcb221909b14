/**
 * The results of an experiment as programs read them: {@code results.json} and {@code results.csv}, and the grid of trials,
 * the metrics and the form of numbers that every reader shares.
 *
 * <p>Everything here is derived from finished trials; nothing here is stored twice.
 */
package org.taggerlab.harness.results;
