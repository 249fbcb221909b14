/**
 * From a declared experiment to its statistics: descriptor, plan, trials, results.
 *
 * <p>Nothing here trains or reads a jet: that happens in a worker JVM, spoken to through
 * {@link org.taggerlab.harness.protocol}. Neither ND4J nor Maven is ever seen from here.
 */
package org.taggerlab.harness;
