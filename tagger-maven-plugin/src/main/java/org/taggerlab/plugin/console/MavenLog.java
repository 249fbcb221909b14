package org.taggerlab.plugin.console;

import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.logging.Log;
import org.taggerlab.harness.executor.BuildLog;

/**
 * Writes to Maven's log.
 *
 * @param log of the goal
 * @param terminal where one line may be redrawn
 * @param said lines that goals of this build have printed and need not print again
 */
public record MavenLog(Log log, Optional<PrintStream> terminal, Set<String> said) implements BuildLog {

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void infoOnce(String line) {
        if (said.add(line)) {
            log.info(line);
        }
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void error(String line) {
        log.error(line);
    }
}
