/**
 * What repeated trials say: the interval of a mean, and whether two ways to train differ.
 *
 * <p>Fewer than five repetitions give an interval and never a p-value.
 */
package org.taggerlab.harness.statistics.repetitions;
