package org.taggerlab.harness.engine;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.taggerlab.harness.executor.Durations;
import org.taggerlab.harness.store.FileError;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** What was submitted from a store, without a plan: how it stands, and its end. */
public final class EngineOverview {
    private final BlockFolders folders;
    private final Engine engine;

    /** @param store in which drivers and blocks keep what they know */
    public EngineOverview(ResultStore store, Engine engine) {
        this.folders = new BlockFolders(store);
        this.engine = engine;
    }

    /**
     * A line for each block, and one for all of them.
     *
     * @throws InvalidInputException if the engine does not answer, with its own words
     */
    public List<String> status() throws InterruptedException {
        try {
            var jobs = jobs();
            var lines = new ArrayList<String>();
            var counts = new TreeMap<String, Integer>();
            for (var block : new TreeMap<>(latest()).entrySet()) {
                var status = folders.status(block.getKey())
                        .filter(one -> one.submission()
                                .equals(block.getValue().submission().name()))
                        .orElse(null);
                var state = state(block.getValue(), status, jobs);
                counts.merge(state, 1, Integer::sum);
                lines.add(block.getKey() + ": " + state + details(block.getValue(), status, jobs, state));
            }
            lines.add(
                    counts.isEmpty()
                            ? "nothing was submitted to " + engine.name()
                            : counts.entrySet().stream()
                                    .map(count -> count.getValue() + " " + count.getKey())
                                    .collect(Collectors.joining(", ", "blocks on " + engine.name() + ": ", "")));
            return lines;
        } catch (IOException e) {
            throw unanswered(e);
        }
    }

    private static String state(BlockFolders.Submitted block, BlockStatus status, Map<String, EngineJob> jobs) {
        var job = job(block, jobs);
        if (status != null && status.end() != null) {
            return BlockStatus.FINISHED.equals(status.end()) ? "finished" : "ended";
        }
        if (block.submission().cancelled() || job != null && job.phase() == EngineJob.Phase.CANCELLED) {
            return "cancelled";
        }
        return job == null || !job.isAlive() ? "lost" : job.phase() == EngineJob.Phase.RUNNING ? "running" : "queued";
    }

    private String details(
            BlockFolders.Submitted block, BlockStatus status, Map<String, EngineJob> jobs, String state) {
        var details = new ArrayList<String>();
        var job = job(block, jobs);
        switch (state) {
            case "queued" ->
                details.add("since %s, %s".formatted(block.submission().since(), job.words()));
            case "running" -> details.add("on " + job.place() + ", job " + job.id());
            case "ended" -> details.add(status.end());
            case "lost" -> details.add(job == null ? "the engine no longer knows its job" : job.words());
            default -> {
                // says all
            }
        }
        if (status != null) {
            details.addAll(status.running());
            if (state.equals("running") && status.secondsLeft() != null) {
                details.add(Durations.rounded(status.secondsLeft()) + " left");
            }
            details.add(status.done().size() + " trials stored");
            if (!status.failures().isEmpty()) {
                details.add(status.failures().size() + " failed, log "
                        + folders.block(block.part().block()).resolve(BlockFolders.LOG));
            }
            if (status.starts() > 1) {
                details.add("start " + status.starts());
            }
        }
        return details.isEmpty() ? "" : " (" + String.join(", ", details) + ")";
    }

    /**
     * Ends all that waits or runs.
     *
     * @return how many blocks, in a sentence
     * @throws InvalidInputException if the engine does not answer, with its own words
     */
    public String cancel() throws InterruptedException {
        try {
            var jobs = jobs();
            var alive = latest().values().stream()
                    .filter(block ->
                            job(block, jobs) != null && job(block, jobs).isAlive())
                    .toList();
            // first, so that a driver that follows does not take them for lost
            for (var name : names(alive)) {
                folders.write(folders.submissionNamed(name).cancel());
            }
            if (!alive.isEmpty()) {
                engine.cancel(alive.stream().map(block -> block.part().job()).toList());
            }
            return "cancelled %s blocks at %s; what is finished is kept, and 'mvn tagger:run' goes on with the rest"
                    .formatted(alive.size(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException e) {
            throw unanswered(e);
        }
    }

    private static Set<String> names(List<BlockFolders.Submitted> blocks) {
        return blocks.stream().map(block -> block.submission().name()).collect(Collectors.toSet());
    }

    private Map<String, BlockFolders.Submitted> latest() throws IOException {
        var latest = folders.latest();
        latest.values().removeIf(block -> !block.submission().engine().equals(engine.name()));
        return latest;
    }

    private Map<String, EngineJob> jobs() throws IOException, InterruptedException {
        return engine.jobs().stream().collect(Collectors.toMap(EngineJob::id, job -> job, (one, same) -> one));
    }

    /** Only if it is the block's and not a later one of the same number. */
    private static EngineJob job(BlockFolders.Submitted block, Map<String, EngineJob> jobs) {
        var job = block.part().job() == null ? null : jobs.get(block.part().job());
        boolean isOwn = job != null
                && (job.name().isEmpty() || job.name().equals(block.submission().name()));
        return isOwn ? job : null;
    }

    private InvalidInputException unanswered(IOException e) {
        return new InvalidInputException(Diagnostic.ofProperty("tagger.executor=" + engine.name(), FileError.of(e)));
    }
}
