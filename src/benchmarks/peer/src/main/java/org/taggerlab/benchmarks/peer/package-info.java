/**
 * The networks written for PyTorch as a competent user of it would, to be timed against ours on the same graphs.
 *
 * <p>It shares no class path with the rest: graphs come from a file, the rate goes to standard output.
 */
package org.taggerlab.benchmarks.peer;
