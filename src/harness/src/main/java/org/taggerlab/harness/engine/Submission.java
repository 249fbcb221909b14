package org.taggerlab.harness.engine;

import java.util.List;

/**
 * Blocks that were given to an engine in one call: {@value #FILE} in a folder of its own.
 *
 * @param name unlike that of any other
 * @param engine its name
 * @param by who submitted, from where
 * @param since when, ISO 8601
 * @param cancelled whether a user cancelled it
 * @param parts its jobs, in order
 */
record Submission(String name, String engine, String by, String since, boolean cancelled, List<Part> parts) {
    static final String FILE = "submission.json";
    /** The script that starts a job. */
    static final String START = "start.sh";

    /**
     * A block's job.
     *
     * @param block its name
     * @param attempt 1 if a user asked for it, and one more each time it was lost or handed trials back
     * @param lost how often it was lost since it last got anywhere
     * @param job the engine's number; {@code null} before the engine has answered
     */
    record Part(String block, int attempt, int lost, String job) {
        Part with(String number) {
            return new Part(block, attempt, lost, number);
        }
    }

    Submission with(List<Part> others) {
        return new Submission(name, engine, by, since, cancelled, others);
    }

    Submission cancel() {
        return new Submission(name, engine, by, since, true, parts);
    }
}
