package org.taggerlab.harness.engine;

import java.time.Duration;
import java.util.List;

/**
 * What a block asks for, and where.
 *
 * @param queue partition or queue; {@code null}: the site's default
 * @param walltime how long a block may run; {@code null}: the site's default
 * @param memory in MiB; 0: the site's default
 * @param cores processors
 * @param options further options of the engine, as they are
 */
public record Resources(String queue, Duration walltime, long memory, int cores, List<String> options) {
    /** Copies. */
    public Resources {
        options = List.copyOf(options);
    }
}
