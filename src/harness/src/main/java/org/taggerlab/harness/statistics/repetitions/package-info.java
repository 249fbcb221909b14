/**
 * What repeated trials say: the interval of a mean, and whether two ways to train differ.
 *
 * <p>Fewer than three repetitions have no interval, and fewer than five no p-value.
 */
package org.taggerlab.harness.statistics.repetitions;
