package org.taggerlab.harness.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.worker.WorkerEvent;

/** How far a sweep is. Updated by several threads, read by one. */
final class SweepStatus {
    /** A worker speaks every second; after this long its silence is worth a word. */
    private static final long SILENCE = 15_000_000_000L;

    private final LongSupplier nanoTime;
    private final int workers;
    private final DurationEstimate estimate;
    private final Map<String, PlannedTrial> toGo = new LinkedHashMap<>();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private int total;
    private List<PlannedTrial> waiting = List.of();
    private int done;
    private String elsewhere = "";

    private static final class Running {
        private final PlannedTrial trial;
        private long lastSign;
        private int epochs;

        private Running(PlannedTrial trial, long now) {
            this.trial = trial;
            this.lastSign = now;
        }
    }

    SweepStatus(List<PlannedTrial> toRun, int stored, int workers, DurationEstimate estimate, LongSupplier nanoTime) {
        toRun.forEach(trial -> toGo.put(trial.key(), trial));
        this.total = toRun.size() + stored;
        this.done = stored;
        this.workers = workers;
        this.estimate = estimate;
        this.nanoTime = nanoTime;
    }

    /** These have to run too, and these still wait for the choice of their settings. */
    synchronized void decided(List<PlannedTrial> more, List<PlannedTrial> stillWaiting) {
        more.forEach(trial -> toGo.put(trial.key(), trial));
        total += more.size() + stillWaiting.size() - waiting.size();
        waiting = stillWaiting;
    }

    synchronized void started(PlannedTrial trial) {
        toGo.remove(trial.key());
        running.put(trial.key(), new Running(trial, nanoTime.getAsLong()));
    }

    synchronized void heard(String key, WorkerEvent event) {
        var run = running.get(key);
        if (run == null) {
            return;
        }
        run.lastSign = nanoTime.getAsLong();
        if (event instanceof WorkerEvent.Epoch epoch) {
            run.epochs = epoch.epoch().epoch();
        } else if (event instanceof WorkerEvent.Resumed resumed) {
            run.epochs = resumed.epoch();
        }
    }

    /** The trial has to be waited for, since another process works on it. */
    synchronized void givenUp(PlannedTrial trial) {
        running.remove(trial.key());
        toGo.put(trial.key(), trial);
    }

    /** How long a trial takes; empty until one is finished. */
    synchronized OptionalDouble seconds(PlannedTrial trial) {
        return estimate.seconds(trial);
    }

    /** The trial needs no more work here: done, failed or trained by another build. */
    synchronized void ended(PlannedTrial trial, double seconds) {
        toGo.remove(trial.key());
        running.remove(trial.key());
        done++;
        estimate.learn(trial, seconds);
    }

    /** The build that the sweep waits for; empty if none. */
    synchronized void waitsFor(String owner) {
        elsewhere = owner;
    }

    /** One line: {@code 12 of 37 trials done, 2 running, 23 to go, ETA 12 min from 12 finished trials}. */
    synchronized String sentence() {
        long now = nanoTime.getAsLong();
        var parts = new ArrayList<String>();
        parts.add("%s of %s trials done".formatted(done, total));
        parts.add(running.size() + " running");
        parts.add(toGo.size() + waiting.size() + " to go");
        parts.add(eta());
        if (!elsewhere.isEmpty() && running.isEmpty()) {
            parts.add("waiting for " + elsewhere);
        }
        for (var run : running.values()) {
            if (now - run.lastSign > SILENCE) {
                parts.add("no sign of life from '%s' for %s s"
                        .formatted(run.trial.request().title(), (now - run.lastSign) / 1_000_000_000L));
            }
        }
        return String.join(", ", parts);
    }

    private String eta() {
        if (toGo.isEmpty() && waiting.isEmpty() && running.isEmpty()) {
            return "nothing left";
        }
        if (estimate.trials() == 0) {
            return "ETA unknown until a trial is finished";
        }
        double sum = 0;
        double longest = 0;
        var all = new ArrayList<>(toGo.values());
        all.addAll(waiting);
        for (var trial : all) {
            double seconds = estimate.seconds(trial).orElse(0);
            sum += seconds;
            longest = Math.max(longest, seconds);
        }
        for (var run : running.values()) {
            double left = estimate.seconds(run.trial).orElse(0)
                    * Math.max(
                            0,
                            1
                                    - run.epochs
                                            / (double)
                                                    run.trial.request().course().epochs());
            sum += left;
            longest = Math.max(longest, left);
        }
        return "ETA %s from %s finished trial%s"
                .formatted(
                        Durations.rounded(Math.max(sum / workers, longest)),
                        estimate.trials(),
                        estimate.trials() == 1 ? "" : "s");
    }
}
