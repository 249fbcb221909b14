/**
 * The plugin's side of the harness' log: Maven's log, and a terminal if there is one.
 *
 * <p>The harness decides what is printed; this package decides where.
 */
package org.taggerlab.plugin.console;
