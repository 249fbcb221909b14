/**
 * Runs trials in worker JVMs, side by side, and reports progress.
 *
 * <p>Nothing here computes; a worker that dies takes nothing with it.
 */
package org.taggerlab.harness.executor;
