package org.taggerlab.harness;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.taggerlab.harness.executor.DurationEstimate;
import org.taggerlab.harness.executor.FailureFile;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.plan.KeyDifference;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** Says of each trial whether the store has it and why not. */
final class Forecaster {
    private final ResultStore store;
    private final boolean rerun;
    private final int workers;
    private Map<String, List<String>> keysByTitle;

    Forecaster(ResultStore store, boolean rerun, int workers) {
        this.store = store;
        this.rerun = rerun;
        this.workers = workers;
    }

    /** Of a request no more than its title: it may name millions of jets. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Titled(@JsonProperty("title") String title) {}

    /** @param waiting the trials that run when their settings are chosen */
    Forecast of(List<Job> jobs, List<PlannedTrial> waiting) {
        var unique = new LinkedHashMap<String, Job>();
        jobs.forEach(job -> unique.putIfAbsent(job.trial().key(), job));
        var entries = new ArrayList<Forecast.Entry>();
        var estimate = new DurationEstimate();
        for (var job : unique.values()) {
            entries.add(entry(job, estimate));
        }
        return new Forecast(entries, waiting, seconds(entries, waiting, estimate), estimate.trials());
    }

    private Forecast.Entry entry(Job job, DurationEstimate estimate) {
        var found = store.find(job.trial().key());
        if (found instanceof StoreEntry.Found present) {
            estimate.learn(job.trial(), present.trial().result().warmSeconds());
            boolean diverged = present.trial().result().status() == Status.DIVERGED;
            var reason = rerun ? "asked for with -Dtagger.rerun" : diverged ? "it diverged" : "finished";
            return new Forecast.Entry(job.experiment(), job.trial(), !rerun, reason);
        }
        var reason = found instanceof StoreEntry.Absent ? whyAbsent(job) : found.problem();
        return new Forecast.Entry(job.experiment(), job.trial(), false, reason);
    }

    private String whyAbsent(Job job) {
        var key = job.trial().key();
        var failure = FailureFile.last(store, key);
        if (failure.isPresent()) {
            return "failed when last tried: " + failure.get().sentence();
        }
        if (Files.exists(store.workFolder(key).resolve(WorkerFiles.CHECKPOINT))) {
            return "interrupted, goes on from its checkpoint";
        }
        var request = job.trial().request();
        return KeyDifference.closest(storedAs(request.title()), request)
                .map(closest -> "changed: " + String.join(", ", KeyDifference.between(closest, request)))
                .orElse("never trained");
    }

    /** Finished trials of a title, the latest first; what cannot be read is left out. */
    private List<TrialRequest> storedAs(String title) {
        if (keysByTitle == null) {
            try {
                keysByTitle = store.keys().stream()
                        .collect(Collectors.groupingBy(key ->
                                request(key, Titled.class).map(Titled::title).orElse("")));
            } catch (IOException e) {
                throw new UncheckedIOException("the store " + store.root() + " cannot be read", e);
            }
        }
        return keysByTitle.getOrDefault(title, List.of()).stream()
                .flatMap(key -> request(key, TrialRequest.class).stream())
                .toList();
    }

    private <T> Optional<T> request(String key, Class<T> type) {
        try {
            return Optional.of(ProtocolJson.read(store.trialFolder(key).resolve(WorkerFiles.REQUEST), type));
        } catch (IOException | InvalidInputException e) {
            return Optional.empty();
        }
    }

    private OptionalDouble seconds(
            List<Forecast.Entry> entries, List<PlannedTrial> waiting, DurationEstimate estimate) {
        if (estimate.trials() == 0) {
            return OptionalDouble.empty();
        }
        double sum = waiting.stream()
                .mapToDouble(trial -> estimate.seconds(trial).orElse(0))
                .sum();
        double longest = 0;
        for (var entry : entries) {
            double seconds =
                    entry.cached() ? 0 : estimate.seconds(entry.trial()).orElse(0);
            sum += seconds;
            longest = Math.max(longest, seconds);
        }
        return OptionalDouble.of(Math.max(sum / workers, longest));
    }
}
