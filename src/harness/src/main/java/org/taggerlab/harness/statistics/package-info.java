/**
 * Statistics of scores and of repeated trials (SPEC 6): AUC, rejection, intervals, tests, data efficiency, speed-up.
 *
 * <p>Distributions and tests come from Commons Math; all arithmetic is in double.
 */
package org.taggerlab.harness.statistics;
