package org.taggerlab.harness.results;

/** Names and notes of users inside Markdown, where they can neither end a table's cell nor become markup. */
public final class MarkdownText {

    private MarkdownText() {}

    /** The text on one line, everything that Markdown or HTML would act on escaped. */
    public static String of(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|~#@!])", "\\\\$1")
                .strip();
    }
}
