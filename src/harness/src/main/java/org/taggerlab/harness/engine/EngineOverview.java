package org.taggerlab.harness.engine;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /** How a block stands. */
    private enum State {
        QUEUED,
        RUNNING,
        HELD,
        FINISHED,
        ENDED,
        CANCELLED,
        LOST;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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
            var jobs = engine.jobsByNumber();
            var lines = new ArrayList<String>();
            var counts = new TreeMap<String, Integer>();
            for (var block : new TreeMap<>(latest()).entrySet()) {
                var status = folders.status(block.getKey())
                        .filter(one -> one.submission()
                                .equals(block.getValue().submission().name()))
                        .orElse(null);
                var job = block.getValue().job(jobs);
                var state = state(block.getValue(), status, job);
                counts.merge(state.label(), 1, Integer::sum);
                lines.add(block.getKey() + ": " + state.label() + details(block.getValue(), status, job, state));
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

    private static State state(BlockFolders.Submitted block, BlockStatus status, Optional<EngineJob> job) {
        if (status != null && status.end() != null) {
            return BlockStatus.FINISHED.equals(status.end()) ? State.FINISHED : State.ENDED;
        }
        if (block.submission().cancelled()
                || job.filter(one -> one.phase() == EngineJob.Phase.CANCELLED).isPresent()) {
            return State.CANCELLED;
        }
        return job.filter(EngineJob::isAlive)
                .map(one -> State.valueOf(one.phase().name()))
                .orElse(State.LOST);
    }

    private String details(BlockFolders.Submitted block, BlockStatus status, Optional<EngineJob> job, State state) {
        var details = new ArrayList<String>();
        switch (state) {
            case QUEUED ->
                details.add("since %s, %s"
                        .formatted(block.submission().since(), job.orElseThrow().words()));
            case RUNNING ->
                details.add("on %s, job %s"
                        .formatted(job.orElseThrow().place(), job.orElseThrow().id()));
            case HELD ->
                details.add("job %s: %s"
                        .formatted(job.orElseThrow().id(), job.orElseThrow().words()));
            case ENDED -> details.add(status.end());
            case LOST -> details.add(job.map(EngineJob::words).orElse("the engine no longer knows its job"));
            case FINISHED, CANCELLED -> {
                // says all
            }
        }
        if (status != null) {
            details.addAll(status.running());
            if (state == State.RUNNING && status.secondsLeft() != null) {
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
            var jobs = engine.jobsByNumber();
            var alive = latest().values().stream()
                    .filter(block -> block.job(jobs).filter(EngineJob::isAlive).isPresent())
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

    private InvalidInputException unanswered(IOException e) {
        return new InvalidInputException(Diagnostic.ofProperty("tagger.executor=" + engine.name(), FileError.of(e)));
    }
}
