package org.taggerlab.reports.model;

import java.util.List;

/**
 * A page of all experiments, or of all comparisons with a baseline.
 *
 * @param title the page's title
 * @param home relative address of the page above it, empty without one
 * @param notes what a reader should know of the whole, one paragraph each
 * @param overview what is seen over all experiments
 * @param entries one per experiment, in the order given
 * @param links pages beside it, such as that of the samples
 * @param environment where they ran
 * @param footer what made this page
 */
public record IndexPage(
        String title,
        String home,
        List<String> notes,
        List<Section> overview,
        List<ExperimentEntry> entries,
        List<Link> links,
        List<Section.Fact> environment,
        String footer) {

    /**
     * An experiment.
     *
     * @param name its name
     * @param title its title
     * @param lead task, network, profile
     * @param failures gates that it did not pass, in words
     * @param answer its answer, the first sentence first
     * @param trials how many trials are done, failed and diverged, in words; empty on a page of comparisons
     * @param samples the samples it used
     * @param links its report and result files, the page to read first
     */
    public record ExperimentEntry(
            String name,
            String title,
            String lead,
            List<String> failures,
            List<String> answer,
            String trials,
            List<ReportPage.SampleBadge> samples,
            List<Link> links) {}

    /**
     * A file beside the page.
     *
     * @param label its name for a reader
     * @param address relative address, encoded for a URL
     */
    public record Link(String label, String address) {}
}
