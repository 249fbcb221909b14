package org.taggerlab.harness.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.RegularFile;

/** A tagger that is not trained here: {@code source.model}. */
final class ExistingTagger {
    private ExistingTagger() {}

    /**
     * Its file: what the resolver says, or a path relative to the descriptor.
     *
     * @throws InvalidInputException if it is not there
     */
    static Path find(Experiment experiment, Function<String, Optional<Path>> models) {
        String model = experiment.source().model();
        Optional<Path> resolved = models.apply(model);
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

    /**
     * Makes sure that it is what the experiment's network says.
     *
     * @throws InvalidInputException naming every value that differs, both sides
     */
    static void requireFit(Experiment experiment, Path file) {
        try {
            List<String> differences = TaggerDescription.read(file).differences(experiment.network());
            if (!differences.isEmpty()) {
                throw wrong(
                        experiment,
                        "this tagger is not what `network` says: " + String.join("; ", differences)
                                + "; correct `network`, or take another tagger");
            }
        } catch (IOException e) {
            throw wrong(
                    experiment,
                    "the file " + file + " is no tagger: " + RegularFile.reason(e)
                            + "; give a model file of this harness, import other weights first");
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
