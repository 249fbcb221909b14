/**
 * Statistics of scores, of repeated trials and of sweeps over sizes.
 *
 * <p>Distributions, intervals and tests come from Commons Math; all arithmetic is in double. Nothing here knows a
 * trial, a file or a report.
 */
package org.taggerlab.harness.statistics;
