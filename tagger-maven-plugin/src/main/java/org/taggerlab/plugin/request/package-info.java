/**
 * From the strings of a pom or a command line to what the harness is asked for.
 *
 * <p>Every mistake in a parameter is found here and names the parameter, its value and what was expected.
 */
package org.taggerlab.plugin.request;
