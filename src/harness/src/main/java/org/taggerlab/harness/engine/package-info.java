/**
 * Sweeps beyond one machine: trials are put into blocks, blocks are given to an engine such as Slurm, and a block's process runs
 * its trials on some node.
 *
 * <p>The store says what is done. An engine's word is only about processes: whether to wait for one, or to start another one.
 */
package org.taggerlab.harness.engine;
