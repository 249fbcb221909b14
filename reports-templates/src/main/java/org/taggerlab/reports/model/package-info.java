/**
 * What templates are fed: records of words, tables and finished figures, no result types and no behaviour.
 *
 * <p>Every component is described in its javadoc and once more, for authors of templates, in {@code MODEL.md} beside
 * the embedded templates. Numbers are words already, so that no template has a locale.
 */
package org.taggerlab.reports.model;
