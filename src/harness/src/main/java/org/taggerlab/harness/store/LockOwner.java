package org.taggerlab.harness.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.taggerlab.vocabulary.file.Machine;

/**
 * Who holds a lock: for people to read. Whether it is still held, only the lock itself says.
 *
 * @param pid process
 * @param host machine
 * @param user account
 * @param since when it took the lock, ISO 8601
 * @param attempt 1, and one more for each holder before that ended without giving the lock back
 */
public record LockOwner(long pid, String host, String user, String since, int attempt) {

    /** This process. */
    static LockOwner self(int attempt) {
        return new LockOwner(
                ProcessHandle.current().pid(),
                Machine.name(),
                System.getProperty("user.name", ""),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                attempt);
    }

    /** {@code process 4711 of ada on farm3 (since 2026-01-31T23:59:59Z)}, and which attempt it is if it is not the first. */
    @Override
    public String toString() {
        return "process %s of %s on %s (since %s%s)"
                .formatted(pid, user, host, since, attempt > 1 ? ", attempt " + attempt : "");
    }
}
