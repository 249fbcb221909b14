package org.taggerlab.harness.engine;

import java.time.Duration;

/**
 * Where a sweep runs that does not run on this machine.
 *
 * @param engine what queues and starts its blocks
 * @param resources what each block asks for
 * @param retries how often a block is submitted again that was lost without getting anywhere
 * @param pause between two questions to the engine
 */
public record EngineSettings(Engine engine, Resources resources, int retries, Duration pause) {
    /** An engine that serves many users is not asked more often. */
    public static final Duration PAUSE = Duration.ofSeconds(5);
}
