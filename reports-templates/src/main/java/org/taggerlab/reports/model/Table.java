package org.taggerlab.reports.model;

import java.util.List;

/**
 * A table.
 *
 * @param id unique in its page
 * @param caption what it holds
 * @param columns its columns
 * @param rows as many cells per row as there are columns; an empty cell: there is no such value
 */
public record Table(String id, String caption, List<Column> columns, List<List<String>> rows) {

    /**
     * A column.
     *
     * @param label its heading, with the unit
     * @param kind {@code text}, {@code number}, {@code code} (a key, a digest) or {@code kind} (that of a sample, as in
     *     {@link ReportPage.SampleBadge}: shown as a badge)
     */
    public record Column(String label, String kind) {}

    /** A column of words. */
    public static Column text(String label) {
        return new Column(label, "text");
    }

    /** A column of numbers. */
    public static Column number(String label) {
        return new Column(label, "number");
    }

    /** A column of keys or digests. */
    public static Column code(String label) {
        return new Column(label, "code");
    }

    /** A column that says what kind a sample is of. */
    public static Column kind(String label) {
        return new Column(label, "kind");
    }
}
