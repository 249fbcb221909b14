package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.executor.Allowance;
import org.taggerlab.harness.executor.LocalExecutor;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.executor.Memory;
import org.taggerlab.harness.executor.NativeLibraries;
import org.taggerlab.harness.executor.TrialFailure;
import org.taggerlab.harness.executor.WorkerCommand;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.vocabulary.worker.TrialResult;

/**
 * The process of a block on its node: the harness without Maven. It runs the trials of the block that the store does not have
 * and that can run, and ends.
 *
 * <p>{@code java ... BlockRun <store> <block> <submission> <number in it>}
 */
public final class BlockRun {
    private final ResultStore store;
    private final BlockFolders folders;
    private final BlockFile block;
    private final String submission;
    private final Submission.Part part;
    private final Instant end;

    private BlockRun(ResultStore store, String block, String submission, int number) throws IOException {
        var start = Instant.now();
        this.store = store;
        this.folders = new BlockFolders(store);
        this.submission = submission;
        this.block = folders.read(block);
        this.part = folders.submissionNamed(submission).parts().get(number);
        this.end = this.block.wallTime().map(start::plus).orElse(null);
    }

    /** Runs one block. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // no node unpacks into a home that all nodes share
        System.setProperty(
                "org.bytedeco.javacpp.cachedir", NativeLibraries.ofNode().toString());
        var store = ResultStore.openToWrite(Path.of(arguments[0]));
        new BlockRun(store, arguments[1], arguments[2], Integer.parseInt(arguments[3])).run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        // an engine may start a block again before it has seen the end of the first process
        try (var lock = store.lock(block.name(), holder -> System.out.println("waits for " + holder))) {
            // what failed in an earlier process of the same attempts is not tried again
            var before = folders.status(block.name())
                    .filter(status -> part.attempt() > 1 || status.submission().equals(submission));
            var failures = before.map(BlockStatus::failures).orElse(List.of());
            int starts = before.map(BlockStatus::starts).orElse(0) + 1;
            System.out.println("attempt %s, start %s, lock %s".formatted(part.attempt(), starts, lock.attempt()));
            var file = folders.block(block.name()).resolve(BlockStatus.FILE);
            try (var progress = new BlockProgress(store, file, submission, starts, failures, end)) {
                try {
                    progress.ends(run(progress, failures));
                } catch (RuntimeException e) {
                    progress.ends("failed: " + e);
                    throw e;
                }
            }
        }
    }

    private String run(BlockProgress progress, List<TrialFailure> failures) throws InterruptedException {
        var members = block.members();
        var decisions = new BlockDecisions(members, this::result);
        var jobs = new ArrayList<Job>();
        members.stream()
                .filter(member -> !member.trial().waits())
                .forEach(member -> jobs.add(new Job(member.experiment(), member.trial())));
        jobs.addAll(decisions.decided());
        var options = options();
        var failed = byKey(failures);
        var failedBefore = failedInBlocksBefore();
        failedBefore.putAll(failed);
        jobs.removeIf(job -> failedBefore.containsKey(job.trial().key()));
        for (var job : List.copyOf(jobs)) {
            var source = failedBefore.get(String.valueOf(job.trial().sourceKey()));
            if (source != null) {
                jobs.remove(job);
                progress.failed(failure(job, "not run: its source failed ('%s')".formatted(source.title()), options));
            }
        }
        var refusal = Memory.refusal(
                Allowance.current().memory(),
                block.start().count(),
                jobs.stream().map(job -> job.trial().request()).toList());
        if (!refusal.isEmpty()) {
            // the next node would have no more
            jobs.forEach(job -> progress.failed(failure(job, refusal, options)));
            return BlockStatus.FINISHED;
        }
        var outcome = new LocalExecutor(store, this::worker, options, progress).run(jobs, decisions);
        return outcome.unstarted().isEmpty() ? BlockStatus.FINISHED : BlockStatus.NO_TIME;
    }

    private Optional<TrialResult> result(String key) {
        return store.find(key) instanceof StoreEntry.Found found
                ? Optional.of(found.trial().result())
                : Optional.empty();
    }

    /** Sources that failed, and have no result from elsewhere. */
    private Map<String, TrialFailure> failedInBlocksBefore() {
        var failed = new HashMap<String, TrialFailure>();
        for (var name : block.after()) {
            folders.status(name).ifPresent(status -> failed.putAll(byKey(status.failures())));
        }
        failed.keySet().removeIf(key -> result(key).isPresent());
        return failed;
    }

    private static Map<String, TrialFailure> byKey(List<TrialFailure> failures) {
        var failed = new HashMap<String, TrialFailure>();
        failures.forEach(failure -> failed.put(failure.key(), failure));
        return failed;
    }

    private static TrialFailure failure(Job job, String sentence, LocalExecutor.Options options) {
        return new TrialFailure(
                job.experiment(),
                job.trial().request().title(),
                job.trial().key(),
                sentence,
                List.of(),
                null,
                options.command(job));
    }

    private LocalExecutor.Options options() {
        var start = block.start();
        return new LocalExecutor.Options(
                start.count(),
                start.workers().patience(),
                false,
                start.failFast(),
                end,
                start.plugin(),
                start.git(),
                start.arguments());
    }

    private WorkerCommand worker() {
        var start = block.start();
        return WorkerCommand.of(
                start.workers(),
                start.classPath(),
                start.workerClass(),
                List.of("-Dtagger.prepared=" + store.root().resolve("prepared")));
    }
}
