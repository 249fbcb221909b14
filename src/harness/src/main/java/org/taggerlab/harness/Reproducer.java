package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.taggerlab.harness.Reproduction.Value;
import org.taggerlab.harness.catalogue.SampleFile;
import org.taggerlab.harness.executor.WorkerSettings;
import org.taggerlab.harness.executor.Workers;
import org.taggerlab.harness.results.Measured;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.harness.store.StoredTrial;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;

/** Runs a stored trial once more, outside the store, and compares; the store is only read. */
public final class Reproducer {
    private final ResultStore store;
    private final WorkerSettings workers;
    private final Supplier<List<Path>> workerClassPath;

    /** Prepares; threads and kernels are those of the stored trial. */
    public Reproducer(Path store, WorkerSettings workers, Supplier<List<Path>> workerClassPath) {
        this.store = ResultStore.open(store);
        this.workers = workers;
        this.workerClassPath = workerClassPath;
    }

    /**
     * Runs a trial again.
     *
     * @param key its content key, or a beginning that no other stored trial has
     * @throws InvalidInputException if the store has no such trial, or it cannot be run again
     * @throws UncheckedIOException if the store cannot be read
     */
    public Reproduction reproduce(String key) throws InterruptedException {
        try {
            var stored = find(key);
            var request = stored.request();
            var runtime = request.runtime();
            if (!runtime.backend().equals(workers.backend())) {
                throw wrong("%s was computed on %s; add -Dtagger.backend=%s"
                        .formatted(request.title(), runtime.backend(), runtime.backend()));
            }
            var before = values(stored.result(), stored.scores(), stored.sourceScores());
            var again = Workers.alone(workers.alone(runtime), workerClassPath)
                    .ask(store.located(request), (result, folder) -> {
                        var now = new StoredTrial(folder, result);
                        return values(result, now.scores(), now.sourceScores());
                    });
            for (var part : parts(request)) {
                before.put("sample." + part.sample(), number(part.sha256()));
                again.put("sample." + part.sample(), number(contentNow(part)));
            }
            return Reproduction.of(request.title(), before, again);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the store " + store.root(), e);
        }
    }

    private StoredTrial find(String key) throws IOException {
        var matching =
                store.keys().stream().filter(each -> each.startsWith(key)).toList();
        if (matching.size() != 1) {
            throw wrong("'%s' begins %s keys of the store %s, expected one; mvn tagger:plan lists them"
                    .formatted(key, matching.isEmpty() ? "no" : matching.size(), store.root()));
        }
        var entry = store.find(matching.get(0));
        if (entry instanceof StoreEntry.Found found) {
            return found.trial();
        }
        throw wrong(
                entry instanceof StoreEntry.Unreadable
                        ? entry.problem()
                        : "%s is damaged in the store %s; run it again with tagger:run".formatted(key, store.root()));
    }

    /** One of each sample. */
    private static Collection<TrialRequest.Part> parts(TrialRequest request) {
        var data = request.data();
        var bySample = new TreeMap<String, TrialRequest.Part>();
        Stream.of(data.training(), data.validation(), data.test(), data.sourceTest())
                .flatMap(List::stream)
                .forEach(part -> bySample.putIfAbsent(part.sample(), part));
        return bySample.values();
    }

    /** The digest that the files of a part have today. */
    static String contentNow(TrialRequest.Part part) throws IOException {
        var files = new ArrayList<SampleFile>();
        for (var file : part.files()) {
            var sha256 = FileDigest.sha256(file.path());
            var events = file.events() == null ? sha256 : file.events();
            files.add(new SampleFile(file.path(), null, null, sha256, events));
        }
        return SampleFile.content(files);
    }

    /** Everything that a trial's outcome is, but for times and memory. */
    static Map<String, Value> values(TrialResult result, Scores scores, Scores sourceScores) {
        var values = new TreeMap<String, Value>();
        values.put("status", number(result.status()));
        values.put("note", number(result.note()));
        values.put("training.epochs", number(result.training().epochs()));
        values.put("training.best-epoch", number(result.training().bestEpoch()));
        values.put("training.parameters", number(result.training().parameters()));
        values.put("training.trainable-parameters", number(result.training().trainableParameters()));
        for (var epoch : result.history()) {
            var name = String.format(Locale.ROOT, "epoch-%03d.", epoch.epoch());
            values.put(name + "train-loss", number(epoch.trainLoss()));
            values.put(name + "validation-loss", number(epoch.validationLoss()));
            values.put(name + "validation-auc", number(epoch.validationAuc()));
            values.put(name + "learning-rate", number(epoch.learningRate()));
        }
        var environment = result.environment();
        values.put("environment.cpu", place(environment.cpu()));
        values.put("environment.jvm", place(environment.jvm()));
        values.put("environment.kernels", place(environment.kernels()));
        values.put("environment.nd4j", place(environment.nd4j()));
        if (scores != null) {
            var metrics = Measured.of(scores).metrics();
            values.put("metrics.auc", number(metrics.auc()));
            values.put("metrics.accuracy", number(metrics.accuracy()));
            values.put("metrics.loss", number(metrics.loss()));
            metrics.rejection()
                    .forEach((efficiency, rejection) ->
                            values.put("metrics.rejection." + efficiency, number(rejection.value())));
            put(values, "score", scores);
        }
        if (sourceScores != null) {
            values.put("source-auc", number(Measured.of(sourceScores).metrics().auc()));
            put(values, "source-score", sourceScores);
        }
        return values;
    }

    private static void put(Map<String, Value> values, String name, Scores scores) {
        for (int i = 0; i < scores.score().length; i++) {
            var sample = scores.samples().get(scores.sample()[i]);
            values.put(
                    String.format(Locale.ROOT, "%s.%s.%07d", name, sample, scores.jet()[i]), number(scores.score()[i]));
        }
    }

    private static Value number(Object value) {
        return new Value(String.valueOf(value), true);
    }

    private static Value place(String value) {
        return new Value(value, false);
    }

    private static InvalidInputException wrong(String message) {
        return new InvalidInputException(Diagnostic.ofProperty("tagger.trial", message));
    }
}
