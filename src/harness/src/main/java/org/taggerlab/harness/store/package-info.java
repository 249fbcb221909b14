/**
 * Finished trials on disk: one folder per trial, named by its content key, complete once its marker is there; and the
 * folders of unfinished ones, each held by at most one build.
 *
 * <p>Nothing here knows what a trial means, starts a process or prints.
 */
package org.taggerlab.harness.store;
