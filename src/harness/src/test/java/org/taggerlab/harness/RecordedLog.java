package org.taggerlab.harness;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.taggerlab.harness.executor.BuildLog;

/** Keeps what was said. */
public final class RecordedLog implements BuildLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void info(String line) {
        lines.add("INFO " + line);
    }

    @Override
    public void infoOnce(String line) {
        info(line);
    }

    @Override
    public void warn(String line) {
        lines.add("WARN " + line);
    }

    @Override
    public void error(String line) {
        lines.add("ERROR " + line);
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
