/**
 * The goals of the plugin: each reads its parameters, hands over to the harness and says what came of it.
 *
 * <p>Nothing is computed here, and neither ND4J nor DL4J is ever loaded into Maven's JVM.
 */
package org.taggerlab.plugin;
