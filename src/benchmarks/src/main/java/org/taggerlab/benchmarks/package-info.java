/**
 * How fast the networks, the declustering and whole sweeps are, beside PyTorch in the same run.
 *
 * <p>Measured here and nowhere else: no test depends on a time. {@link org.taggerlab.benchmarks.Bench} forks one JVM
 * per measurement and writes {@code bench.json}; the kernels alone are measured by JMH.
 */
package org.taggerlab.benchmarks;
