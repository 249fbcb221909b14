package org.taggerlab.benchmarks;

import java.io.PrintStream;
import java.util.Optional;
import org.taggerlab.harness.executor.BuildLog;

/** What the harness reports goes to the standard error stream; standard output is for numbers. */
record ErrorLog() implements BuildLog {
    @Override
    public void info(String line) {
        System.err.println(line);
    }

    @Override
    public void infoOnce(String line) {
        info(line);
    }

    @Override
    public void warn(String line) {
        info(line);
    }

    @Override
    public void error(String line) {
        info(line);
    }

    @Override
    public Optional<PrintStream> terminal() {
        return Optional.empty();
    }
}
