package org.taggerlab.harness.engine;

import java.util.List;
import org.taggerlab.harness.executor.TrialFailure;

/**
 * What a block's process says of itself: {@value #FILE}, written every {@value #PERIOD_SECONDS} seconds.
 *
 * @param submission for which it runs
 * @param starts how often a process began with this block since a user asked for it
 * @param host its node
 * @param allocation the engine's number of it; empty if it says none
 * @param since when it began, ISO 8601
 * @param beat grows as long as it lives
 * @param running titles of the trials that it works on
 * @param secondsLeft of its wall time; {@code null} if it knows of no limit
 * @param epochs how many it has trained
 * @param done keys of the trials that it stored
 * @param failures trials that failed by themselves since a user asked for the block
 * @param end why it ended; {@code null} while it runs
 */
record BlockStatus(
        String submission,
        int starts,
        String host,
        String allocation,
        String since,
        long beat,
        List<String> running,
        Long secondsLeft,
        int epochs,
        List<String> done,
        List<TrialFailure> failures,
        String end) {
    static final String FILE = "status.json";
    static final int PERIOD_SECONDS = 2;

    /** Nothing is left that it could do. */
    static final String FINISHED = "finished";
    /** The rest does not fit into its wall time. */
    static final String NO_TIME = "handed back what does not fit into its wall time";

    /** Whether it has brought its trials forward. */
    boolean gotSomewhere() {
        return epochs > 0 || !done.isEmpty();
    }
}
