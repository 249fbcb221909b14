package org.taggerlab.harness.executor;

import java.io.PrintStream;
import java.util.Optional;

/** Where the harness reports to the user: Maven's log, and a terminal if there is one. */
public interface BuildLog {
    /** Information. */
    void info(String line);

    /** Information that is printed once per build. */
    void infoOnce(String line);

    /** Something is wrong, but the build goes on. */
    void warn(String line);

    /** Something failed. */
    void error(String line);

    /** A terminal on which one line may be redrawn; empty with {@code -B}, in CI, or if output goes to a file. */
    Optional<PrintStream> terminal();
}
