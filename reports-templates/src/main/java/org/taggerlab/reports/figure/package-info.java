/**
 * Figures as inline SVG: scales, ticks, series and one deterministic renderer.
 *
 * <p>A figure knows numbers and words, never colours: those are CSS custom properties of the page, so that one figure
 * serves light, dark and print. The same plot gives the same bytes.
 */
package org.taggerlab.reports.figure;
