package org.taggerlab.harness.executor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial that has no result.
 *
 * @param experiment the experiment it belongs to
 * @param title the trial in words
 * @param key its content key
 * @param sentence what happened and what to do
 * @param lastLines the end of its log
 * @param log its log; {@code null} if it was not started
 * @param command the command that runs exactly this trial, with its source if that is missing
 */
public record TrialFailure(
        String experiment,
        String title,
        String key,
        String sentence,
        List<String> lastLines,
        Path log,
        String command) {

    /** All of it, for a console. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(title + ": " + sentence);
        lastLines.forEach(line -> lines.add("    | " + line));
        if (log != null) {
            lines.add("  log: " + log);
        }
        lines.add("  this trial alone: " + command);
        return lines;
    }
}
