/**
 * Runs trials in worker JVMs, side by side, and tells how it goes.
 *
 * <p>Nothing here computes; a worker that dies takes nothing with it.
 */
package org.taggerlab.harness.executor;
