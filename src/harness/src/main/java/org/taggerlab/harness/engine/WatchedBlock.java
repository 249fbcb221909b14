package org.taggerlab.harness.engine;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.taggerlab.harness.engine.EngineJob.Phase;

/**
 * What a driver knows of a block's process: from the engine, whose word is a hint, and from the status that the process itself
 * writes.
 */
final class WatchedBlock {
    /** As long as a process may not be seen before it counts as gone; it writes its status more often. */
    private static final long PATIENCE_NANOS = 3_000_000_000L * BlockStatus.PERIOD_SECONDS;

    private final Block block;
    private final LongSupplier nanoTime;
    private BlockFolders.Submitted submitted;
    private EngineJob job;
    private BlockStatus status;
    private boolean isLive;
    private boolean wasSeenAlive;
    private boolean isCancelled;
    private int misses;
    private long lastSign;
    private String words = "";

    WatchedBlock(Block block, LongSupplier nanoTime) {
        this.block = block;
        this.nanoTime = nanoTime;
    }

    Block block() {
        return block;
    }

    /**
     * The block has been submitted; whether its process lives, a look will tell.
     *
     * @param now whether by this driver just now
     */
    void submitted(BlockFolders.Submitted by, boolean now) {
        submitted = by;
        job = null;
        status = null;
        isLive = true;
        wasSeenAlive = now;
        isCancelled = false;
        misses = 0;
        lastSign = nanoTime.getAsLong();
    }

    /**
     * Takes up the number of a job whose driver was killed before it could note it.
     *
     * @param jobs all of the engine
     */
    void adopt(Collection<EngineJob> jobs) {
        if (submitted == null || submitted.part().job() != null) {
            return;
        }
        var submission = submitted.submission();
        // the number of a job that is one of several ends with its place among them: 7_2, 7.2
        var end = ".*[._]" + submission.parts().indexOf(submitted.part());
        jobs.stream()
                .filter(one -> one.name().equals(submission.name()) && one.id().matches(end))
                .findFirst()
                .ifPresent(one -> submitted =
                        new BlockFolders.Submitted(submission, submitted.part().with(one.id())));
    }

    /** Whether this is the submission that is looked at. */
    boolean isOf(Submission submission) {
        return submitted != null && submitted.submission().name().equals(submission.name());
    }

    BlockFolders.Submitted submitted() {
        return submitted;
    }

    /**
     * Looks again.
     *
     * @param jobs of the engine by number; {@code null} if it does not answer, which changes nothing
     * @param said what a process of this block said last
     */
    void look(Map<String, EngineJob> jobs, Optional<BlockStatus> said) {
        if (submitted == null || !isLive) {
            return;
        }
        boolean beats = false;
        var own = said.filter(
                one -> one.submission().equals(submitted.submission().name()));
        if (own.isPresent()) {
            beats = status == null
                    || own.get().beat() != status.beat()
                    || own.get().starts() != status.starts();
            status = own.get();
        }
        if (status != null && status.end() != null) {
            over(status.end());
        } else if (jobs != null) {
            look(jobs, beats);
        }
    }

    private void look(Map<String, EngineJob> jobs, boolean beats) {
        var listed = submitted.job(jobs);
        if (listed.isPresent()) {
            job = listed.get();
        }
        long now = nanoTime.getAsLong();
        if (listed.filter(EngineJob::isAlive).isPresent()) {
            wasSeenAlive = true;
            misses = 0;
            lastSign = now;
        } else if (listed.filter(one -> one.phase() == Phase.CANCELLED).isPresent()) {
            // what was cancelled before this driver came is begun again
            isCancelled = wasSeenAlive;
            over("cancelled");
        } else if (beats) {
            misses = 0;
            lastSign = now;
        } else if (++misses >= 2 && now - lastSign >= PATIENCE_NANOS) {
            over(listed.map(EngineJob::words).orElse("the engine no longer knows its job"));
        }
    }

    private void over(String how) {
        isLive = false;
        words = how;
    }

    /** Whether its process waits or runs, as far as is known. */
    boolean isLive() {
        return isLive;
    }

    /** Whether this driver has seen it alive, or has submitted it. */
    boolean wasSeenAlive() {
        return wasSeenAlive;
    }

    /** Whether someone cancelled it while this driver looked. */
    boolean isCancelled() {
        return isCancelled;
    }

    /** It was cancelled, as the submission says. */
    void cancelled() {
        isLive = false;
        isCancelled = true;
    }

    /** Whether it is not certain that its process is there. */
    boolean isDoubtful() {
        return isLive && misses > 0;
    }

    /** Whether its process, which was there, ended without having done what it could. */
    boolean isLost() {
        return wasSeenAlive
                && !isLive
                && !isCancelled
                && !BlockStatus.FINISHED.equals(words)
                && !BlockStatus.NO_TIME.equals(words);
    }

    /** How it ended. */
    String words() {
        return words;
    }

    /** The attempt that comes next: the first one, if it was over before this driver came. */
    Submission.Part next() {
        if (!wasSeenAlive) {
            return new Submission.Part(block.name(), 1, 0, null);
        }
        boolean gotSomewhere = status != null && status.gotSomewhere();
        int lost = !isLost()
                ? submitted.part().lost()
                : gotSomewhere ? 1 : submitted.part().lost() + 1;
        return new Submission.Part(block.name(), submitted.part().attempt() + 1, lost, null);
    }

    /** What its process said last; {@code null} if nothing. */
    BlockStatus status() {
        return status;
    }

    /** Whether its job waits until it is let go on. */
    boolean isHeld() {
        return isLive && job != null && job.phase() == Phase.HELD;
    }

    /** What the engine said last; {@code null} if nothing. */
    EngineJob job() {
        return job;
    }
}
