/**
 * The results of an experiment as others read them: {@code results.json}, {@code results.csv}, {@code summary.md}.
 *
 * <p>Everything here is derived from finished trials; nothing here is stored twice.
 */
package org.taggerlab.harness.results;
