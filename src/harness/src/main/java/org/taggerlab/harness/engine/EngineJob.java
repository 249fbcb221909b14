package org.taggerlab.harness.engine;

/**
 * What an engine says of a job.
 *
 * @param id its number, which the engine may use again
 * @param name of its submission; empty if the engine does not say
 * @param phase where it is
 * @param words the engine's own: why it is queued, how it ended
 * @param place the node; empty if none
 */
public record EngineJob(String id, String name, Phase phase, String words, String place) {

    /** Where a job is. */
    public enum Phase {
        /** It waits. */
        QUEUED,
        /** It has a node. */
        RUNNING,
        /** It waits for a user or the site, which have to let it go on. */
        HELD,
        /** It ended, however. */
        ENDED,
        /** Someone ended it on purpose. */
        CANCELLED
    }

    boolean isAlive() {
        return phase == Phase.QUEUED || phase == Phase.RUNNING || phase == Phase.HELD;
    }
}
