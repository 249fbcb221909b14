package org.taggerlab.vocabulary.diagnostic;

import java.nio.file.Path;

/**
 * One thing that is wrong with a file a user wrote, and what to do about it.
 *
 * @param file the file
 * @param line its line from 1; 0 where the file as a whole is meant
 * @param column its column from 1; 0 where the line as a whole is meant
 * @param message the value, what was expected, and what to do; everything in it can be seen
 */
public record Diagnostic(Path file, int line, int column, String message) {

    /** Makes visible what a message takes over from files; one that begins with the file does not name it again. */
    public Diagnostic {
        String named = file + ": ";
        message = VisibleText.of(message.startsWith(named) ? message.substring(named.length()) : message);
    }

    /** Of the file as a whole. */
    public Diagnostic(Path file, String message) {
        this(file, 0, 0, message);
    }

    /** Of a setting of the command line, by the name of its property. */
    public static Diagnostic ofProperty(String property, String message) {
        return new Diagnostic(Path.of("-D" + property), message);
    }

    /** {@code file:line:column: message}, as compilers print it. */
    @Override
    public String toString() {
        var place = new StringBuilder(VisibleText.of(file.toString()));
        if (line > 0) {
            place.append(':').append(line);
            if (column > 0) {
                place.append(':').append(column);
            }
        }
        return place.append(": ").append(message).toString();
    }
}
