package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What queues blocks, places them on nodes and starts them. Its state is never the truth about a trial. */
public interface Engine {

    /** As in {@code tagger.executor}. */
    String name();

    /** Whether it starts a job after others have ended; if not, that job is submitted only then. */
    boolean canOrder();

    /**
     * Submits jobs, one per block; each runs {@code sh start.sh <number>} in the folder, from 0.
     *
     * @param name of all of them together; no other submission has the same
     * @param folder the submission's folder, on every node
     * @param count how many
     * @param after jobs that have to end before, however they end
     * @return the job of each
     * @throws IOException with the engine's own words if it refuses
     */
    List<String> submit(String name, Path folder, int count, Collection<String> after, Resources resources)
            throws IOException, InterruptedException;

    /**
     * What it knows of all jobs of this user, in one call; jobs that ended some time ago may be missing.
     *
     * @throws IOException with its own words if it does not answer, which says nothing about the jobs
     */
    List<EngineJob> jobs() throws IOException, InterruptedException;

    /** The same by number. */
    default Map<String, EngineJob> jobsByNumber() throws IOException, InterruptedException {
        return jobs().stream().collect(Collectors.toMap(EngineJob::id, job -> job, (one, same) -> one));
    }

    /**
     * Ends jobs; those that have ended already are fine.
     *
     * @throws IOException with its own words if it does not answer
     */
    void cancel(Collection<String> jobs) throws IOException, InterruptedException;
}
