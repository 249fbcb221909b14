package org.taggerlab.reports.model;

import java.util.List;

/**
 * A section of a report.
 *
 * @param id anchor, unique in its page
 * @param title its heading
 * @param paragraphs what a reader should know first
 * @param figures its figures
 * @param tables tables that stand for themselves
 * @param facts names with values, such as the environment
 * @param listings text to be shown or copied as it is, such as commands
 */
public record Section(
        String id,
        String title,
        List<String> paragraphs,
        List<FigureView> figures,
        List<Table> tables,
        List<Fact> facts,
        List<Listing> listings) {

    /**
     * A name with its value.
     *
     * @param name what it is
     * @param value what it is here, never empty
     */
    public record Fact(String name, String value) {}

    /**
     * Text as it is.
     *
     * @param title what it does or is
     * @param text the text, lines ended by {@code \n}
     */
    public record Listing(String title, String text) {}

    /** A section of paragraphs and figures. */
    public static Section ofFigures(String id, String title, List<String> paragraphs, List<FigureView> figures) {
        return new Section(id, title, paragraphs, figures, List.of(), List.of(), List.of());
    }

    /** A section of paragraphs and tables. */
    public static Section ofTables(String id, String title, List<String> paragraphs, List<Table> tables) {
        return new Section(id, title, paragraphs, List.of(), tables, List.of(), List.of());
    }

    /** A section of paragraphs and facts. */
    public static Section ofFacts(String id, String title, List<String> paragraphs, List<Fact> facts) {
        return new Section(id, title, paragraphs, List.of(), List.of(), facts, List.of());
    }

    /** A section of paragraphs and listings. */
    public static Section ofListings(String id, String title, List<String> paragraphs, List<Listing> listings) {
        return new Section(id, title, paragraphs, List.of(), List.of(), List.of(), listings);
    }
}
