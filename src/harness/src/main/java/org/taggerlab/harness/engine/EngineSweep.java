package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.taggerlab.harness.executor.LocalExecutor;
import org.taggerlab.harness.executor.SweepOutcome;
import org.taggerlab.harness.executor.SweepProgress;
import org.taggerlab.harness.executor.Undecided;
import org.taggerlab.harness.store.FileError;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * Runs a sweep on an engine: submits blocks and follows them. It can be ended at any time and begun again, since all that it
 * knows is in the store.
 */
public final class EngineSweep {
    private static final String SUBMISSION_LOCK = "engine-submission";

    private final ResultStore store;
    private final BlockFolders folders;
    private final EngineSettings settings;
    private final LocalExecutor.Options options;
    private final BlockStart start;
    private final Supplier<List<Path>> classPath;
    private final SweepProgress progress;
    private final SweepLine line;
    private final OpenTrials open;
    private final Map<String, WatchedBlock> blocks = new LinkedHashMap<>();
    private boolean hasAnswer;
    private Submitter submitter;

    /**
     * A sweep; nothing is submitted yet.
     *
     * @param start how blocks run their trials
     * @param classPath of the worker on this machine; asked only if a block is submitted
     * @param trials all that are planned, finished or not
     * @param undecided those whose settings are still to be chosen
     */
    public EngineSweep(
            ResultStore store,
            EngineSettings settings,
            LocalExecutor.Options options,
            BlockStart start,
            Supplier<List<Path>> classPath,
            SweepProgress progress,
            List<BlockTrial> trials,
            Undecided undecided) {
        this.store = store;
        this.folders = new BlockFolders(store);
        this.settings = settings;
        this.options = options;
        this.start = start;
        this.classPath = classPath;
        this.progress = progress;
        this.line = new SweepLine(trials.size(), settings.engine().name());
        var planned = BlockPlanner.blocks(trials);
        planned.forEach(block -> blocks.put(block.name(), new WatchedBlock(block, System::nanoTime)));
        this.open = new OpenTrials(store, options, progress, trials, planned, undecided, line::stored);
    }

    /**
     * Submits what is missing and follows it to its end.
     *
     * @throws InvalidInputException if the engine refuses, with its own words
     * @throws InterruptedException if this thread is interrupted; what is submitted goes on
     */
    public SweepOutcome run() throws InterruptedException {
        try {
            takeUp();
            while (!open.blocks().isEmpty()) {
                look();
                if (options.failFast() && open.isBad()) {
                    cancel(live());
                    break;
                }
                submit();
                if (hasAnswer && live().isEmpty()) {
                    break;
                }
                progress.status(line.sentence(blocks.values(), open.all(), open.failed()));
                Thread.sleep(settings.pause().toMillis());
            }
            return open.outcome(isCancelled(), line.last(blocks.values()));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Submits what is missing and can be submitted, and follows nothing.
     *
     * @return how many blocks were submitted, how many wait or run, and how many have to be submitted later
     * @throws InvalidInputException if the engine refuses, with its own words
     */
    public String submitOnly() throws InterruptedException {
        try {
            takeUp();
            look();
            while (!hasAnswer || live().stream().anyMatch(WatchedBlock::isDoubtful)) {
                if (!hasAnswer) {
                    throw new IOException(line.sentence(blocks.values(), open.all(), 0));
                }
                Thread.sleep(Math.min(1000, settings.pause().toMillis()));
                look();
            }
            int submitted = submit();
            long later = open.blocks().stream()
                    .filter(name -> !blocks.get(name).isLive())
                    .count();
            return "submitted %s blocks to %s; %s wait or run now%s. 'mvn tagger:status' shows them, 'mvn tagger:run' follows them"
                    .formatted(
                            submitted,
                            settings.engine().name(),
                            live().size(),
                            later == 0
                                    ? ""
                                    : ", and %s more can be submitted when those have ended: call this goal again then"
                                            .formatted(later));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Takes up what was submitted, by this driver or another one. */
    private void takeUp() throws IOException {
        folders.latest().forEach((name, by) -> {
            var block = blocks.get(name);
            boolean isOfEngine =
                    by.submission().engine().equals(settings.engine().name());
            if (block != null
                    && isOfEngine
                    && !block.isOf(by.submission())
                    && !by.submission().cancelled()) {
                block.submitted(by, false);
            }
        });
    }

    private void look() throws IOException, InterruptedException {
        Map<String, EngineJob> jobs = null;
        try {
            jobs = settings.engine().jobsByNumber();
            line.answered();
        } catch (IOException e) {
            if (line.unanswered(e.getMessage())) {
                progress.warn("%s does not answer, which changes nothing for what is submitted: %s"
                        .formatted(settings.engine().name(), e.getMessage()));
            }
        }
        hasAnswer = jobs != null;
        for (var block : live()) {
            if (hasAnswer) {
                block.adopt(jobs.values());
            }
            block.look(jobs, folders.status(block.block().name()));
            open.take(block);
            // an engine may have forgotten why a job ended
            if (block.isLost()
                    && folders.submissionNamed(block.submitted().submission().name())
                            .cancelled()) {
                block.cancelled();
            }
            if (block.isLost() && open.blocks().contains(block.block().name())) {
                progress.warn("block %s has lost its process: %s"
                        .formatted(block.block().name(), block.words()));
            }
        }
    }

    private List<WatchedBlock> live() {
        return blocks.values().stream().filter(WatchedBlock::isLive).toList();
    }

    /** Submits what can be submitted now; one driver at a time. */
    private int submit() throws IOException, InterruptedException {
        if (!hasAnswer || needed().isEmpty()) {
            return 0;
        }
        try (var lock = store.lock(SUBMISSION_LOCK, who -> progress.info("waits for " + who + ", which submits"))) {
            // what another driver has submitted meanwhile
            takeUp();
            var parts = needed();
            if (parts.isEmpty()) {
                return 0;
            }
            parts.values().stream()
                    .filter(part -> part.attempt() > 1)
                    .forEach(part -> progress.info(
                            "block %s is submitted again, attempt %s".formatted(part.block(), part.attempt())));
            if (submitter == null) {
                LockProbe.require(store);
                submitter =
                        new Submitter(store, folders, settings, start.with(ClassPathCopy.into(store, classPath.get())));
            }
            var submitted = submitter.submit(parts, this::liveJob);
            submitted.forEach((name, by) -> blocks.get(name).submitted(by, true));
            return submitted.size();
        }
    }

    private String liveJob(String name) {
        var block = blocks.get(name);
        return block.isLive() ? block.submitted().part().job() : null;
    }

    /** The blocks that have to be submitted now, with their next attempts. */
    private Map<Block, Submission.Part> needed() {
        var needed = new LinkedHashMap<Block, Submission.Part>();
        var unfinished = open.blocks();
        var runnable = open.runnable();
        for (var block : blocks.values()) {
            var name = block.block().name();
            boolean canGo =
                    comesAfterSome(block, needed.keySet()) ? settings.engine().canOrder() : runnable.contains(name);
            if (!block.isLive() && !block.isCancelled() && unfinished.contains(name) && canGo) {
                if (block.next().lost() <= settings.retries()) {
                    needed.put(block.block(), block.next());
                } else {
                    giveUp(block);
                }
            }
        }
        return needed;
    }

    private void giveUp(WatchedBlock block) {
        var sentence = "its block has lost its process %s times without getting anywhere, the last time: %s"
                .formatted(block.next().lost(), block.words());
        open.fail(block.block(), sentence, folders.block(block.block().name()).resolve(BlockFolders.LOG));
    }

    /** Whether it waits for blocks that are submitted. */
    private boolean comesAfterSome(WatchedBlock block, Set<Block> submittedNow) {
        return block.block().after().stream()
                .map(blocks::get)
                .anyMatch(before -> before.isLive() || submittedNow.contains(before.block()));
    }

    private boolean isCancelled() {
        return blocks.values().stream()
                .anyMatch(block -> block.isCancelled()
                        && open.blocks().contains(block.block().name()));
    }

    private void cancel(List<WatchedBlock> some) throws InterruptedException {
        if (!some.isEmpty()) {
            try {
                settings.engine()
                        .cancel(some.stream()
                                .map(block -> block.submitted().part().job())
                                .toList());
            } catch (IOException e) {
                progress.warn("%s jobs could not be cancelled: %s".formatted(some.size(), e.getMessage()));
            }
        }
    }

    private InvalidInputException unusable(IOException e) {
        return new InvalidInputException(
                Diagnostic.ofProperty("tagger.executor=" + settings.engine().name(), FileError.of(e)));
    }
}
