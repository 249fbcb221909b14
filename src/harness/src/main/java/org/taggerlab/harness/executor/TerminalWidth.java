package org.taggerlab.harness.executor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** How many columns the terminal of this process has: it is asked, as shells do not export {@code COLUMNS}. */
final class TerminalWidth implements IntSupplier {
    /** Of a terminal that does not answer, as on Windows. */
    static final int USUAL = 80;

    private static final int NARROWEST = 20;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

    private long asked = System.nanoTime() - PAUSE;
    private int columns = USUAL;

    /** The width now; asked again every five seconds, because a window can be resized. */
    @Override
    public int getAsInt() {
        if (System.nanoTime() - asked >= PAUSE) {
            columns = ask();
            asked = System.nanoTime();
        }
        return columns;
    }

    private static int ask() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var answer = stty.getInputStream()) {
                return columns(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** The columns in an answer such as {@code 24 80}; {@value #USUAL} if it is none. */
    static int columns(String rowsAndColumns) {
        var words = rowsAndColumns.strip().split(" ");
        // a terminal that does not know its size says 0 0
        return words.length == 2 && words[1].matches("[1-9]\\d{0,4}")
                ? Math.max(NARROWEST, Integer.parseInt(words[1]))
                : USUAL;
    }
}
