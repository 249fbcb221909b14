/**
 * From results to all that eyes read, HTML and Markdown: the model that templates receive, the figures, and the renderer.
 *
 * <p>Nothing here trains, reads a store or knows Maven; the same results give the same bytes.
 */
package org.taggerlab.reports;
