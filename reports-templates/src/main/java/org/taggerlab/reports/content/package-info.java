/**
 * From results to the model of a page: one class per section, each a pure function of the results.
 *
 * <p>Statistics come with the results; what is computed here only averages curves for drawing.
 */
package org.taggerlab.reports.content;
