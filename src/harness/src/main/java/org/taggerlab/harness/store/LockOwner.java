package org.taggerlab.harness.store;

import java.time.Instant;
import org.taggerlab.vocabulary.file.Machine;

/**
 * Who holds a lock: for people to read. Whether it is still held, only the lock itself says.
 *
 * @param pid process
 * @param host machine
 * @param user account
 * @param started when the process started, ISO 8601, empty if the platform does not say
 */
public record LockOwner(long pid, String host, String user, String started) {

    /** This process. */
    static LockOwner self() {
        var process = ProcessHandle.current();
        return new LockOwner(
                process.pid(),
                Machine.name(),
                System.getProperty("user.name", ""),
                process.info().startInstant().map(Instant::toString).orElse(""));
    }

    /** {@code process 4711 of ada on farm3}. */
    @Override
    public String toString() {
        return "process %d of %s on %s".formatted(pid, user, host);
    }
}
