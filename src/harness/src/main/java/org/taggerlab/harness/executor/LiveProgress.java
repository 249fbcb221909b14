package org.taggerlab.harness.executor;

import java.io.PrintStream;

/** One line at the bottom of a terminal that is redrawn, and events above it. */
final class LiveProgress implements SweepProgress {
    private static final String ERASE = "\r\u001b[2K";
    private static final int NARROW = 80;

    private final BuildLog console;
    private final PrintStream terminal;
    private final int width;
    private String shown = "";

    LiveProgress(BuildLog console, PrintStream terminal) {
        this.console = console;
        this.terminal = terminal;
        this.width = width(System.getenv("COLUMNS"));
    }

    private static int width(String columns) {
        try {
            return columns == null ? 2 * NARROW : Math.max(NARROW / 2, Integer.parseInt(columns.strip()));
        } catch (NumberFormatException e) {
            return NARROW;
        }
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
        var fitting = line.length() < width ? line : line.substring(0, width - 2) + "…";
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
        terminal.print(ERASE + shown);
        terminal.flush();
    }

    private void erase() {
        terminal.print(ERASE);
        terminal.flush();
    }
}
