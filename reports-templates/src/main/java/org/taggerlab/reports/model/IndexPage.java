package org.taggerlab.reports.model;

import java.util.List;

/**
 * The page of all experiments.
 *
 * @param title the page's title
 * @param entries one an experiment, in the order given
 * @param samples relative address of the page on which samples are looked at, empty without one
 * @param environment where they ran
 * @param footer what made this page
 */
public record IndexPage(
        String title, List<ExperimentEntry> entries, String samples, List<Section.Fact> environment, String footer) {

    /**
     * An experiment.
     *
     * @param name its name
     * @param title its title
     * @param lead task, network, profile
     * @param answer the first sentence of its answer
     * @param trials how many trials are done, failed and diverged, in words
     * @param samples the samples it used
     * @param links its report and result files
     */
    public record ExperimentEntry(
            String name,
            String title,
            String lead,
            String answer,
            String trials,
            List<ReportPage.SampleBadge> samples,
            List<Link> links) {}

    /**
     * A file beside the index.
     *
     * @param label its name for a reader
     * @param address relative address, encoded for a URL
     */
    public record Link(String label, String address) {}
}
