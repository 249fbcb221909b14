package org.taggerlab.harness;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.taggerlab.harness.executor.BuildLog;

/** Keeps what was said. */
public final class RecordedLog implements BuildLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final PrintStream echo;

    public RecordedLog() {
        this(new PrintStream(OutputStream.nullOutputStream()));
    }

    /** One that says it aloud, too. */
    RecordedLog(PrintStream echo) {
        this.echo = echo;
    }

    private void add(String line) {
        lines.add(line);
        echo.println(line);
    }

    @Override
    public void info(String line) {
        add("INFO " + line);
    }

    @Override
    public void infoOnce(String line) {
        info(line);
    }

    @Override
    public void warn(String line) {
        add("WARN " + line);
    }

    @Override
    public void error(String line) {
        add("ERROR " + line);
    }

    @Override
    public Optional<PrintStream> terminal() {
        return Optional.empty();
    }

    /** Everything, with its level, a line each. */
    public String text() {
        return String.join("\n", lines);
    }
}
