/**
 * From results to pages: the model that templates are fed, the figures, and the renderer.
 *
 * <p>Nothing here trains, reads a store or knows Maven; the same results give the same bytes.
 */
package org.taggerlab.reports;
