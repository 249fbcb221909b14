package org.taggerlab.reports.model;

import java.util.List;

/**
 * What a template makes the page of one tagger of.
 *
 * @param title what it is
 * @param parts in reading order
 */
public record ModelCardPage(String title, List<Part> parts) {

    /**
     * A part of the page.
     *
     * @param heading its heading
     * @param lines sentences or facts
     */
    public record Part(String heading, List<String> lines) {}
}
