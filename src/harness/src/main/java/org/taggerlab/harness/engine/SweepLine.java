package org.taggerlab.harness.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.taggerlab.harness.engine.EngineJob.Phase;
import org.taggerlab.harness.executor.DurationEstimate;
import org.taggerlab.harness.executor.Durations;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.worker.TrialResult;

/** How far a sweep on an engine is, in a line. */
final class SweepLine {
    private final int total;
    private final String engine;
    private final DurationEstimate estimate = new DurationEstimate();
    private final TreeSet<String> hosts = new TreeSet<>();
    private String silence = "";

    SweepLine(int total, String engine) {
        this.total = total;
        this.engine = engine;
    }

    /** A trial has this result. */
    void stored(Job job, TrialResult result) {
        estimate.learn(job.trial(), result.warmSeconds());
    }

    /** The engine has answered. */
    void answered() {
        silence = "";
    }

    /** The engine has not answered; says so once, with its words. */
    boolean unanswered(String words) {
        boolean isNew = silence.isEmpty();
        if (isNew) {
            silence = "%s has not answered since %s (%s)"
                    .formatted(engine, Instant.now().truncatedTo(ChronoUnit.SECONDS), words);
        }
        return isNew;
    }

    /**
     * One line: {@code 12 of 37 trials done, 3 blocks running on n1, n2, 2 queued since 10:12 (Resources), 1 held (too much
     * memory), 1 started again, ETA 12 min}.
     */
    String sentence(Collection<WatchedBlock> blocks, List<PlannedTrial> open, int failed) {
        var parts = new ArrayList<String>();
        parts.add("%s of %s trials done".formatted(total - open.size() - failed, total));
        var running = blocks.stream().filter(SweepLine::isRunning).toList();
        var places = running.stream()
                .map(SweepLine::place)
                .filter(place -> !place.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        hosts.addAll(places);
        parts.add("%s blocks running%s"
                .formatted(running.size(), places.isEmpty() ? "" : " on " + String.join(", ", places)));
        parts.add(queued(blocks.stream()
                .filter(block -> block.isLive() && !isRunning(block) && !block.isHeld())
                .toList()));
        var held = blocks.stream().filter(WatchedBlock::isHeld).toList();
        if (!held.isEmpty()) {
            parts.add(held.size() + " held" + words(held));
        }
        long again = again(blocks);
        if (again > 0) {
            parts.add(again + " started again");
        }
        if (failed > 0) {
            parts.add(failed + " failed");
        }
        parts.add(eta(open, running.size()));
        parts.add(silence);
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String queued(List<WatchedBlock> queued) {
        if (queued.isEmpty()) {
            return "";
        }
        var since = queued.stream()
                .map(block -> block.submitted().submission().since())
                .min(String::compareTo)
                .orElseThrow();
        return "%s queued since %s%s".formatted(queued.size(), since, words(queued));
    }

    /** The engine's, in brackets. */
    private static String words(List<WatchedBlock> blocks) {
        var words = blocks.stream()
                .map(WatchedBlock::job)
                .filter(Objects::nonNull)
                .map(EngineJob::words)
                .filter(some -> !some.isEmpty())
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    private static boolean isRunning(WatchedBlock block) {
        return block.isLive()
                && !block.isHeld()
                && (block.status() != null || block.job() != null && block.job().phase() == Phase.RUNNING);
    }

    private static String place(WatchedBlock block) {
        var job = block.job();
        return job != null && !job.place().isEmpty()
                ? job.place()
                : block.status() == null ? "" : block.status().host();
    }

    private static long again(Collection<WatchedBlock> blocks) {
        return blocks.stream()
                .map(WatchedBlock::status)
                .filter(Objects::nonNull)
                .mapToLong(status -> status.starts() - 1L)
                .sum();
    }

    private String eta(List<PlannedTrial> open, int running) {
        if (estimate.trials() == 0 || running == 0) {
            return "ETA unknown until a trial is finished";
        }
        double seconds = open.stream()
                .mapToDouble(trial -> estimate.seconds(trial).orElse(0))
                .sum();
        return "ETA %s with %s running".formatted(Durations.rounded(seconds / running), running);
    }

    /** Where the trials ran, once all is over. */
    String last(Collection<WatchedBlock> blocks) {
        long ran = blocks.stream().filter(block -> block.status() != null).count();
        if (ran == 0) {
            return "";
        }
        long again = again(blocks);
        return "%s blocks ran on %s%s%s"
                .formatted(
                        ran,
                        engine,
                        hosts.isEmpty() ? "" : " (" + String.join(", ", hosts) + ")",
                        again == 0 ? "" : "; processes were started again %s times".formatted(again));
    }
}
