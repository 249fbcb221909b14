/**
 * The plugin's side of the harness' console: Maven's log, and a terminal if somebody sits at one.
 *
 * <p>What is said is the harness' matter; here only where it goes.
 */
package org.taggerlab.plugin.console;
