package org.taggerlab.harness.executor;

import java.io.PrintStream;
import java.util.Optional;

/** Where the harness speaks to the user: Maven's log, and a terminal if there is one. */
public interface BuildLog {
    /** Good to know. */
    void info(String line);

    /** Good to know, but not again from each goal of a build. */
    void infoOnce(String line);

    /** Something is not as it should be, the build goes on. */
    void warn(String line);

    /** Something failed. */
    void error(String line);

    /** A terminal on which one line may be redrawn; empty with {@code -B}, in CI, or if output goes to a file. */
    Optional<PrintStream> terminal();
}
