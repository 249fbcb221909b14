/**
 * What the harness and a worker JVM say to each other: one request file in; events as JSON lines and one result out.
 *
 * <p>Plain records and their JSON. Paths in a request never enter a content key.
 */
package org.taggerlab.harness.protocol;
