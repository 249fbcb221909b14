/**
 * Two result sets side by side: what differs between them, and whether the later one got worse.
 *
 * <p>What was computed differently (environment, samples, configuration) comes before any conclusion.
 */
package org.taggerlab.harness.comparison;
