package org.taggerlab.reports.model;

/**
 * Finished markup that a template prints as it is; everything else is escaped.
 *
 * @param html made by this module's own renderer, never taken from a file that a user wrote
 */
public record Markup(String html) {}
