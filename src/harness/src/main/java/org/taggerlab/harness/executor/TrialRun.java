package org.taggerlab.harness.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.FileError;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.harness.store.StoredTrial;
import org.taggerlab.harness.store.TrialLock;
import org.taggerlab.harness.store.TrialProvenance;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** Trials of one worker, each in its own folder, from request to stored result; with its lock held. */
final class TrialRun {
    /** What an earlier attempt may have left; its checkpoints and events stay. */
    private static final List<String> ANSWERS = List.of(
            "complete.json",
            WorkerFiles.RESULT,
            WorkerFiles.SCORES,
            WorkerFiles.SOURCE_SCORES,
            WorkerFiles.MODEL,
            WorkerFiles.CRASH_LOG,
            FailureFile.FILE);

    private final ResultStore store;
    private final WorkerSeat worker;
    private final LocalExecutor.Options options;

    TrialRun(ResultStore store, WorkerSeat worker, LocalExecutor.Options options) {
        this.store = store;
        this.worker = worker;
        this.options = options;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** A result, {@code done} or {@code diverged}, that is in the store now. */
        record Stored(StoredTrial trial) implements Outcome {}

        /** A result, although another process has stored one meanwhile, which stays; empty {@code different} if both are equal. */
        record Second(StoredTrial first, Optional<Path> different) implements Outcome {}

        /** An answer that is not stored, because another process was granted the lock meanwhile. */
        record TakenOver() implements Outcome {}

        /** No result. */
        record Failed(TrialFailure failure) implements Outcome {}

        /** The build is being stopped. */
        record Stopped() implements Outcome {}
    }

    Outcome run(LocalExecutor.Job job, TrialLock lock, Consumer<WorkerEvent> listener) throws InterruptedException {
        var key = job.trial().key();
        var folder = store.workFolder(key);
        try {
            prepare(folder);
            var request = store.located(job.trial().request());
            var ending = worker.ask(request, folder, listener);
            if (ending instanceof WorkerSeat.Ending.Stopped) {
                return new Outcome.Stopped();
            }
            if (ending.hasAnswer()) {
                return published(job, lock);
            }
            long log = ending instanceof WorkerSeat.Ending.Hung hung ? hung.logBytes() : Long.MAX_VALUE;
            return failed(
                    job,
                    FailureMessage.sentence(ending, folder, worker.command().memory()),
                    folder,
                    log);
        } catch (InvalidInputException e) {
            return failed(job, "the worker's answer cannot be used: " + e.getMessage(), folder, Long.MAX_VALUE);
        } catch (IOException e) {
            long free = store.root().toFile().getUsableSpace() >> 20;
            var sentence = "the store %s cannot be written: %s (%s MiB are free)"
                    .formatted(store.root(), FileError.of(e), free);
            return failed(job, sentence, folder, Long.MAX_VALUE);
        }
    }

    /** Only the latest holder of the lock stores, and nothing replaces a result that was not to be replaced. */
    private Outcome published(LocalExecutor.Job job, TrialLock lock) throws IOException {
        var key = job.trial().key();
        if (!lock.isCurrent()) {
            return new Outcome.TakenOver();
        }
        return !options.rerun() && store.find(key) instanceof StoreEntry.Found first
                ? new Outcome.Second(first.trial(), store.dropSecond(key))
                : new Outcome.Stored(store.publish(key));
    }

    private void prepare(Path folder) throws IOException {
        WorkerProcesses.endStrays(store.workerFolders(), worker.command().mainClass());
        Files.createDirectories(folder);
        for (var name : ANSWERS) {
            Files.deleteIfExists(folder.resolve(name));
        }
        if (Files.exists(folder.resolve(WorkerFiles.LOG))) {
            Files.move(
                    folder.resolve(WorkerFiles.LOG),
                    folder.resolve(WorkerFiles.PREVIOUS_LOG),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var provenance = new TrialProvenance(
                options.plugin(),
                options.git(),
                worker.jvmOptions(),
                worker.command().computeVariables(),
                ComputeSettings.cpuFlags());
        AtomicFile.write(folder.resolve(TrialProvenance.FILE), ProtocolJson.bytes(provenance));
    }

    private Outcome failed(LocalExecutor.Job job, String sentence, Path folder, long logBytes) {
        var log = folder.resolve(WorkerFiles.LOG);
        var failure = new TrialFailure(
                job.experiment(),
                job.trial().request().title(),
                job.trial().key(),
                sentence,
                FailureMessage.lastLines(log, logBytes),
                log,
                options.command(job));
        FailureFile.remember(store, failure);
        return new Outcome.Failed(failure);
    }
}
