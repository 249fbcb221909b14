/**
 * What a sweep over training sizes says: monotone curves, data efficiency with its bootstrap interval, power laws, and
 * the ratio of times.
 */
package org.taggerlab.harness.statistics.sweep;
