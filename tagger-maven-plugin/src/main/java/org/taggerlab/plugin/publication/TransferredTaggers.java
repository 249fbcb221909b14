package org.taggerlab.plugin.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.delta.Delta;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/**
 * The taggers of the prescriptions that descriptors {@code publish}, one per size. One whose source is published is stored as the
 * difference to it, if that takes at most two thirds of the room.
 */
public final class TransferredTaggers {
    private final ResultStore store;
    private final Map<Path, String> sources;
    private final Function<String, Optional<Path>> published;
    private final OutputFolder output;

    /**
     * Nothing is read or written yet.
     *
     * @param sources Maven coordinates of the source taggers of this build that are published, by their model files
     * @param published the file of a tagger of another build by its coordinates; empty for a text that is none
     * @param output gets the differences
     */
    public TransferredTaggers(
            ResultStore store,
            Map<Path, String> sources,
            Function<String, Optional<Path>> published,
            OutputFolder output) {
        this.store = store;
        this.sources = sources;
        this.published = published;
        this.output = output;
    }

    /**
     * A model file or a delta each, by classifier: {@code tagger-<prescription>-<size>}, followed by the experiment's name if
     * several publish taggers.
     */
    public Map<String, Path> of(List<ResultSet> results) {
        var publishing =
                results.stream().filter(result -> !labels(result).isEmpty()).toList();
        var files = new LinkedHashMap<String, Path>();
        for (var result : publishing) {
            var suffix = publishing.size() == 1 ? "" : "-" + result.experiment();
            for (var label : labels(result)) {
                var name = label.toString().replace("(", "-").replace(")", "");
                best(result, label).forEach((size, trial) -> {
                    var classifier = "tagger-%s-%s%s".formatted(name, size, suffix);
                    var model = store.trialFolder(trial.key()).resolve(WorkerFiles.MODEL);
                    files.put(classifier, file(classifier, model, result));
                });
            }
        }
        return files;
    }

    private static Collection<?> labels(ResultSet result) {
        return result.configuration().get("publish") instanceof Collection<?> labels ? labels : List.of();
    }

    /** By the size; chosen by validation jets, so that its AUC on the test jets is no best of several. */
    private static Map<Integer, TrialRecord> best(ResultSet result, Object label) {
        var better = BinaryOperator.maxBy(Comparator.comparingDouble(TransferredTaggers::validationAuc)
                .thenComparing(TrialRecord::repetition, Comparator.reverseOrder()));
        return result.trials().stream()
                .filter(trial -> trial.done() && trial.prescription().equals(label))
                .collect(Collectors.toMap(TrialRecord::size, trial -> trial, better, TreeMap::new));
    }

    private static double validationAuc(TrialRecord trial) {
        return trial.history().stream().mapToDouble(Epoch::validationAuc).max().orElse(0);
    }

    private Path file(String classifier, Path model, ResultSet result) {
        return source(Delta.origin(model), result)
                .flatMap(source -> delta(classifier, model, source))
                .orElse(model);
    }

    /** A source with its coordinates. */
    private record Source(Path model, String artifact) {}

    private Optional<Source> source(String origin, ResultSet result) {
        if (!ResultStore.isKey(origin)) {
            return Optional.empty();
        }
        var trained = store.trialFolder(origin).resolve(WorkerFiles.MODEL);
        return sources.containsKey(trained)
                ? Optional.of(new Source(trained, sources.get(trained)))
                : existing(result)
                        .flatMap(coordinates -> published
                                .apply(coordinates)
                                // since then another one may have been published, or it is a delta itself
                                .filter(file -> digest(file).equals(origin))
                                .map(file -> new Source(file, coordinates)));
    }

    private static String digest(Path file) {
        try {
            return FileDigest.sha256(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Optional<String> existing(ResultSet result) {
        return result.configuration().get("source") instanceof Map<?, ?> source
                ? Optional.ofNullable(source.get("model")).map(Object::toString)
                : Optional.empty();
    }

    private Optional<Path> delta(String classifier, Path model, Source source) {
        var name = classifier + Delta.SUFFIX;
        output.claim(List.of(name));
        var file = output.path().resolve(name);
        try {
            Delta.write(model, source.model, source.artifact, file);
            if (3 * Files.size(file) <= 2 * Files.size(model)) {
                return Optional.of(file);
            }
            Files.delete(file);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
