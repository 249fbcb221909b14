/**
 * The forked JVM that reads jets, trains one tagger and writes what it found.
 *
 * <p>It translates between the harness' protocol and jets and networks; it decides nothing.
 */
package org.taggerlab.worker;
