/**
 * What a paper takes of a report: its figures and tables as files, what to cite, and the set-up in words.
 *
 * <p>Everything is made from the page and the results it shows, so that a paper and its report cannot disagree.
 */
package org.taggerlab.reports.paper;
