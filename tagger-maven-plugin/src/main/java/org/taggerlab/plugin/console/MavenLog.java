package org.taggerlab.plugin.console;

import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.logging.Log;
import org.taggerlab.harness.executor.BuildLog;
import org.taggerlab.vocabulary.diagnostic.VisibleText;

/**
 * Writes to Maven's log, {@linkplain VisibleText visibly}.
 *
 * @param log of the goal
 * @param terminal where one line may be redrawn
 * @param said lines that goals of this build have printed and need not print again
 */
public record MavenLog(Log log, Optional<PrintStream> terminal, Set<String> said) implements BuildLog {

    @Override
    public void info(String line) {
        log.info(VisibleText.of(line));
    }

    @Override
    public void infoOnce(String line) {
        if (said.add(line)) {
            log.info(VisibleText.of(line));
        }
    }

    @Override
    public void warn(String line) {
        log.warn(VisibleText.of(line));
    }

    @Override
    public void error(String line) {
        log.error(VisibleText.of(line));
    }
}
