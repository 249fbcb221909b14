/**
 * Finished trials on disk: one folder a trial, named by its content key, complete once its marker is there.
 *
 * <p>Nothing here knows what a trial means.
 */
package org.taggerlab.harness.store;
