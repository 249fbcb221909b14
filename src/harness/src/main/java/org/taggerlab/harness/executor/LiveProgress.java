package org.taggerlab.harness.executor;

import java.io.PrintStream;
import java.util.function.IntSupplier;

/** One line at the bottom of a terminal that is redrawn, and events above it. */
final class LiveProgress implements SweepProgress {
    private static final String ERASE = "\r\u001b[2K";
    // a name may have characters that are two columns wide: what counts as too long is left to the terminal in the end
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final BuildLog console;
    private final PrintStream terminal;
    private final IntSupplier width;
    private String shown = "";

    /**
     * On a terminal.
     *
     * @param width how many columns it has now
     */
    LiveProgress(BuildLog console, PrintStream terminal, IntSupplier width) {
        this.console = console;
        this.terminal = terminal;
        this.width = width;
    }

    @Override
    public synchronized void info(String line) {
        erase();
        console.info(line);
        draw();
    }

    @Override
    public synchronized void warn(String line) {
        erase();
        console.warn(line);
        draw();
    }

    @Override
    public synchronized void error(String line) {
        erase();
        console.error(line);
        draw();
    }

    @Override
    public synchronized void status(String line) {
        // a line that wraps cannot be erased as one
        int columns = width.getAsInt();
        var fitting = line.length() < columns ? line : line.substring(0, columns - 2) + "…";
        if (!fitting.equals(shown)) {
            shown = fitting;
            draw();
        }
    }

    @Override
    public synchronized void close() {
        erase();
        shown = "";
    }

    private void draw() {
        terminal.print(ERASE + NO_WRAP + shown + WRAP);
        terminal.flush();
    }

    private void erase() {
        terminal.print(ERASE);
        terminal.flush();
    }
}
