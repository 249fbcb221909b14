package org.taggerlab.harness.executor;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.taggerlab.harness.store.FileError;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.harness.store.TrialLock;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.WorkerEvent;

/** One sweep: a single thread decides what runs; one thread per worker waits for it. */
final class SweepLoop {
    /** How often the status is renewed and locks of other builds are tried. */
    private static final long TICK_MILLIS = 300;

    private final ResultStore store;
    private final WorkerCommand command;
    private final LocalExecutor.Options options;
    private final SweepProgress progress;
    private final TrialQueue queue;
    private final SweepStatus status;
    private final SweepRecorder recorder;
    private final Undecided undecided;
    private final OtherBuilds others;
    private final LinkedBlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Deque<TrialRun> free = new ArrayDeque<>();
    private final Map<TrialBlock, TrialRun> blocks = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private final Map<String, Integer> resumedAfter = new ConcurrentHashMap<>();

    private record Ended(LocalExecutor.Job job, TrialRun worker, TrialRun.Outcome outcome) {}

    SweepLoop(
            ResultStore store,
            WorkerCommand command,
            LocalExecutor.Options options,
            SweepProgress progress,
            TrialQueue queue,
            SweepStatus status,
            SweepRecorder recorder,
            Undecided undecided) {
        this.store = store;
        this.command = command;
        this.options = options;
        this.progress = progress;
        this.queue = queue;
        this.status = status;
        this.recorder = recorder;
        this.undecided = undecided;
        this.others = new OtherBuilds(store, options.rerun(), progress);
    }

    SweepOutcome run() throws InterruptedException {
        long start = System.nanoTime();
        boolean stopped;
        ExecutorService threads = Executors.newFixedThreadPool(options.workers());
        var seats = new ArrayList<WorkerSeat>();
        try (var processes = new WorkerProcesses()) {
            for (int i = 0; i < options.workers(); i++) {
                var home = store.workerFolders().folder(i);
                seats.add(new WorkerSeat(
                        processes, options.patience(), i == 0 ? command.leavingClasses() : command, home));
                free.add(new TrialRun(store, seats.get(i), options));
            }
            try {
                stopped = loop(threads);
            } finally {
                if (running.isEmpty()) {
                    for (var seat : seats) {
                        seat.close();
                    }
                }
                processes.stop();
                threads.shutdown();
                threads.awaitTermination(10, TimeUnit.SECONDS);
            }
        }
        return recorder.sweep(queue.open(), stopped, (System.nanoTime() - start) / 1e9);
    }

    /** Whether it was stopped before its end. */
    private boolean loop(ExecutorService threads) throws InterruptedException {
        queue.open().forEach(others::remember);
        boolean stopped = false;
        while (true) {
            boolean goOn = !stopped && !(options.failFast() && recorder.isBad()) && isTimeLeft();
            if (goOn) {
                launch(threads);
            }
            if (running.isEmpty() && (!goOn || queue.open().isEmpty())) {
                return stopped;
            }
            var next = ended.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                stopped |= accept(next);
            }
            progress.status(status.sentence());
        }
    }

    private boolean accept(Ended next) {
        var job = next.job();
        free.add(next.worker());
        running.remove(job.trial().key());
        progress.ended(job);
        if (next.outcome() instanceof TrialRun.Outcome.Stopped) {
            return true;
        }
        if (next.outcome() instanceof TrialRun.Outcome.Stored stored) {
            status.ended(job.trial(), stored.trial().result().warmSeconds());
            recorder.trained(
                    job, stored.trial(), resumedAfter.getOrDefault(job.trial().key(), 0), queue);
            decide(job);
        } else if (next.outcome() instanceof TrialRun.Outcome.Second second) {
            status.ended(job.trial(), 0);
            recorder.second(job, second, queue);
            decide(job);
        } else if (next.outcome() instanceof TrialRun.Outcome.TakenOver) {
            status.givenUp(job.trial());
            others.tookOver(job);
        } else if (next.outcome() instanceof TrialRun.Outcome.Failed failed) {
            status.ended(job.trial(), 0);
            recorder.failed(job, failed.failure(), queue);
        }
        return false;
    }

    /** Whether any of the trials that could be started would be over in time. */
    private boolean isTimeLeft() {
        return queue.open().isEmpty() || queue.ready().stream().anyMatch(this::fits);
    }

    private boolean fits(LocalExecutor.Job job) {
        return options.hasTimeFor(status.seconds(job.trial()).orElse(0));
    }

    /** Starts what can be started; a trial that another build has locked is waited for while others run. */
    private void launch(ExecutorService threads) {
        status.waitsFor("");
        var jobs = new ArrayList<>(queue.ready());
        jobs.removeIf(job -> running.contains(job.trial().key()) || !fits(job));
        while (!free.isEmpty() && !jobs.isEmpty()) {
            var job = choice(free.peek(), jobs);
            jobs.remove(job);
            try {
                var lock = store.tryLock(job.trial().key());
                if (lock.isEmpty()) {
                    status.waitsFor(others.await(job));
                    continue;
                }
                takeOn(job, lock.get(), threads);
            } catch (IOException | InvalidInputException e) {
                recorder.failed(job, refused(job, e), queue);
                status.ended(job.trial(), 0);
            }
        }
    }

    /** What is compared is computed by one worker where that makes no other one wait. */
    private LocalExecutor.Job choice(TrialRun worker, List<LocalExecutor.Job> jobs) {
        for (var candidate : Arrays.asList(worker, null)) {
            for (var job : jobs) {
                if (blocks.get(TrialBlock.of(job)) == candidate) {
                    return job;
                }
            }
        }
        return jobs.get(0);
    }

    private void takeOn(LocalExecutor.Job job, TrialLock lock, ExecutorService threads) throws IOException {
        boolean handedOver = false;
        try {
            var present = others.result(job);
            if (present.isPresent()) {
                status.ended(job.trial(), 0);
                recorder.elsewhere(job, present.get(), queue);
                decide(job);
                return;
            }
            var worker = free.remove();
            blocks.putIfAbsent(TrialBlock.of(job), worker);
            running.add(job.trial().key());
            status.started(job.trial());
            progress.started(job);
            progress.status(status.sentence());
            threads.execute(() -> ended.add(new Ended(job, worker, work(job, lock, worker))));
            handedOver = true;
        } finally {
            if (!handedOver) {
                lock.close();
            }
        }
    }

    /** Takes on what was waiting for this result. */
    private void decide(LocalExecutor.Job candidate) {
        var more = queue.add(undecided.decidedBy(candidate.trial().key()));
        status.decided(more.stream().map(LocalExecutor.Job::trial).toList(), undecided.waiting());
        for (var job : more) {
            others.remember(job);
            if (!options.rerun() && store.find(job.trial().key()) instanceof StoreEntry.Found found) {
                status.ended(job.trial(), 0);
                recorder.stored(job, found.trial(), queue);
            }
        }
    }

    private TrialRun.Outcome work(LocalExecutor.Job job, TrialLock lock, TrialRun worker) {
        try (lock) {
            return worker.run(job, lock, event -> heard(job, event));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TrialRun.Outcome.Stopped();
        } catch (IOException | RuntimeException e) {
            return new TrialRun.Outcome.Failed(refused(job, e));
        }
    }

    private void heard(LocalExecutor.Job job, WorkerEvent event) {
        status.heard(job.trial().key(), event);
        progress.heard(job, event);
        var title = job.trial().request().title();
        if (event instanceof WorkerEvent.Resumed resumed) {
            resumedAfter.put(job.trial().key(), resumed.epoch());
            progress.info("goes on after epoch %s: %s".formatted(resumed.epoch(), title));
        } else if (event instanceof WorkerEvent.SetAside aside) {
            progress.warn(title + ": " + aside.message());
        }
    }

    private TrialFailure refused(LocalExecutor.Job job, Exception e) {
        return new TrialFailure(
                job.experiment(),
                job.trial().request().title(),
                job.trial().key(),
                "could not be run: " + FileError.of(e),
                List.of(),
                null,
                options.command(job));
    }
}
