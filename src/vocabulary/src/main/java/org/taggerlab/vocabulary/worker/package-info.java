/**
 * What the harness and a worker JVM say to each other: one request in; events as JSON lines and one answer out.
 *
 * <p>Paths in a request never enter a content key.
 */
package org.taggerlab.vocabulary.worker;
