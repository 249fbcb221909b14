package org.taggerlab.reports.model;

import java.util.List;

/**
 * One page: the report of an experiment, a comparison, or the validation of a sample.
 *
 * @param name the experiment's name
 * @param title the page's title
 * @param lead what it is about, one line: task, network, profile
 * @param answer the answer in words and numbers, the first sentence first
 * @param warnings what a reader must know before believing the answer, such as trials that failed
 * @param samples the samples that were used, in the order of the results
 * @param proof the figures of the first screen
 * @param sections what follows, in reading order
 * @param home relative address of the page above it, empty without one
 * @param footer what made this page
 */
public record ReportPage(
        String name,
        String title,
        String lead,
        List<String> answer,
        List<String> warnings,
        List<SampleBadge> samples,
        List<FigureView> proof,
        List<Section> sections,
        String home,
        String footer) {

    /**
     * A sample as it is named wherever it appears.
     *
     * @param name its name
     * @param kind {@code simulated}, {@code collision} or {@code simulated stand-in}
     * @param used what for, in words
     */
    public record SampleBadge(String name, String kind, String used) {}
}
