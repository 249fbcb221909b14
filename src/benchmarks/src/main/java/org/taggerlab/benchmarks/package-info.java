/**
 * How fast the networks and the declustering are, beside PyTorch in the same run.
 *
 * <p>Measured here and nowhere else: no test depends on a time. {@link org.taggerlab.benchmarks.Bench} forks one JVM a
 * measurement and writes {@code bench.json}; the kernels alone are measured by JMH.
 */
package org.taggerlab.benchmarks;
