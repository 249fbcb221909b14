package org.taggerlab.harness.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.taggerlab.harness.delta.WholeTaggers;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.RegularFile;

/**
 * A tagger that is not trained here: {@code source.model}.
 *
 * @param file its whole file
 * @param key what stands for it in content keys: the digest of its file
 * @param trainedOn as in {@link SourceTagger}
 * @param seen as in {@link TaggerDescription#seen}
 */
record ExistingTagger(Path file, String key, String trainedOn, Map<String, long[]> seen) {

    /**
     * The tagger of an experiment; {@code null} if it trains its own source, or none.
     *
     * @throws InvalidInputException if it is not there, or not what the experiment's network says
     */
    static ExistingTagger of(Experiment experiment, WholeTaggers taggers) {
        if (experiment.source() == null || !experiment.source().isExisting()) {
            return null;
        }
        Path file = whole(experiment, taggers);
        try {
            var description = TaggerDescription.read(file);
            requireFit(experiment, description);
            return new ExistingTagger(file, key(file), description.trainedOn(), description.seen());
        } catch (IOException e) {
            throw wrong(
                    experiment,
                    "the file " + file + " is no tagger: " + RegularFile.reason(e)
                            + "; give a model file of this harness, import other weights first");
        }
    }

    /** For results; {@code leftOut} are the jets without a role because it has seen their events. */
    SourceTagger described(Map<String, Integer> leftOut) {
        return new SourceTagger(key, trainedOn, seen == null ? null : new TreeMap<>(leftOut));
    }

    private static Path whole(Experiment experiment, WholeTaggers taggers) {
        Path file = find(experiment, taggers);
        try {
            return taggers.of(file, null).file();
        } catch (InvalidInputException e) {
            throw wrong(experiment, e.getMessage());
        }
    }

    /**
     * Its file: what the resolver says, or a path relative to the descriptor.
     *
     * @throws InvalidInputException if it is not there
     */
    private static Path find(Experiment experiment, WholeTaggers taggers) {
        String model = experiment.source().model();
        Optional<Path> resolved = taggers.published(model);
        if (resolved.isPresent()) {
            return resolved.get();
        }
        String tried;
        try {
            Path file = experiment.file().toAbsolutePath().resolveSibling(model).normalize();
            Optional<String> unopened = RegularFile.problem(file);
            if (unopened.isEmpty()) {
                return file;
            }
            tried = file + " " + unopened.get();
        } catch (InvalidPathException e) {
            tried = model + " does not exist";
        }
        throw wrong(
                experiment,
                "there is no tagger `" + model + "`: " + tried + "; give a file relative to "
                        + "the descriptor, or Maven coordinates group:artifact:version:zip:model");
    }

    /** Names every value that differs, both sides. */
    private static void requireFit(Experiment experiment, TaggerDescription description) {
        List<String> differences = description.differences(experiment.network());
        if (!differences.isEmpty()) {
            throw wrong(
                    experiment,
                    "this tagger is not what `network` says: " + String.join("; ", differences)
                            + "; correct `network`, or take another tagger");
        }
    }

    private static InvalidInputException wrong(Experiment experiment, String problem) {
        return new InvalidInputException(new DescriptorLocations(experiment).at("source.model", problem));
    }

    /** What stands for it in content keys: the digest of its file. */
    static String key(Path file) {
        try {
            return FileDigest.sha256(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the tagger " + file, e);
        }
    }
}
