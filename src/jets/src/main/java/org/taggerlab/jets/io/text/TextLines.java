package org.taggerlab.jets.io.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.taggerlab.jets.sample.SampleException;

/** The lines of a file of text, counted; one that is a single endless line does not fill the memory. Not thread-safe. */
final class TextLines implements AutoCloseable {

    private static final int MAX_LINE = 1 << 20;
    private static final int SHOWN = 60;
    private static final String ADVICE = "make or download the file again";

    private final Path file;
    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int filled;
    private long line;

    /** @throws SampleException for a file that is missing, or cannot be unpacked */
    TextLines(Path file) {
        this.file = file;
        this.in = new InputStreamReader(TextFile.open(file), StandardCharsets.UTF_8);
    }

    /** The number of the line read last, from 1. */
    long number() {
        return line;
    }

    /**
     * The next line without its end, {@code null} after the last.
     *
     * @throws SampleException for a file that cannot be read on, or a line of more than a million characters
     */
    String next() {
        StringBuilder text = null;
        line++;
        while (true) {
            if (at == filled) {
                fill();
            }
            if (filled <= 0) {
                return text == null ? null : text.toString();
            }
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            text = text == null ? new StringBuilder(end - at) : text;
            text.append(buffer, at, end - at);
            at = Math.min(end + 1, filled);
            if (end < filled) {
                return text.toString();
            }
            if (text.length() > MAX_LINE) {
                throw broken("the line has more than " + MAX_LINE + " characters");
            }
        }
    }

    private void fill() {
        try {
            filled = in.read(buffer);
            at = 0;
        } catch (IOException e) {
            throw broken("the file cannot be read: " + e.getMessage());
        }
    }

    /** That the line read last is broken. */
    SampleException broken(String what) {
        return broken(what, ADVICE);
    }

    /** The same with other advice. */
    SampleException broken(String what, String advice) {
        return SampleException.of(file, "line " + line + ": " + what, advice);
    }

    /** Text of a file in quotation marks, the rest of a long one left out. */
    static String quoted(String text) {
        return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "\"";
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw SampleException.of(file, "cannot be closed: " + e.getMessage(), "check the disk", e);
        }
    }
}
