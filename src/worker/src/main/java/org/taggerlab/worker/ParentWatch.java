package org.taggerlab.worker;

import java.util.Optional;

/**
 * Notices that the process which started this one is gone.
 *
 * <p>It asks instead of waiting: Java polls for the end of a process that is not its child, ever more rarely.
 */
final class ParentWatch {
    /** The parent's process id, if the parent says so; otherwise the one the system knows at the start. */
    static final String PROPERTY = "tagger.parent";

    private static final long PERIOD_MILLIS = 500;

    private final Optional<ProcessHandle> parent;
    private final boolean goneAlready;

    private ParentWatch(Optional<ProcessHandle> parent, boolean goneAlready) {
        this.parent = parent;
        this.goneAlready = goneAlready;
    }

    /** Looks who the parent is. */
    static ParentWatch started() {
        Long given = Long.getLong(PROPERTY);
        if (given != null) {
            Optional<ProcessHandle> parent = ProcessHandle.of(given);
            return new ParentWatch(parent, parent.isEmpty());
        }
        return new ParentWatch(ProcessHandle.current().parent(), false);
    }

    /** Whether the parent is gone; never, where there was none to be seen. */
    boolean isOrphan() {
        return goneAlready || parent.isPresent() && !parent.get().isAlive();
    }

    /** Calls {@code then} on a thread of its own, within a second of the parent's end. */
    void watch(Runnable then) {
        var thread = new Thread(
                () -> {
                    while (!isOrphan()) {
                        sleep();
                    }
                    then.run();
                },
                "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void sleep() {
        try {
            Thread.sleep(PERIOD_MILLIS);
        } catch (InterruptedException ignored) {
            // if this thread is interrupted, it only looks earlier
        }
    }
}
