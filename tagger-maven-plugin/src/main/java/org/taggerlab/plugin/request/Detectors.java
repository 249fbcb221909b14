package org.taggerlab.plugin.request;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.descriptor.Experiments;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.sample.Detector;

/** Experimental set-ups that a parameter names. */
public final class Detectors {
    private Detectors() {}

    /**
     * A set-up of the first catalogue that has it.
     *
     * @param parameter such as {@code tagger.detector}
     * @param folders that may hold a catalogue
     * @throws InvalidInputException if none has it
     */
    public static Detector find(String parameter, String name, List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(Experiments.CATALOGUE))
                .filter(Files::isRegularFile)
                .distinct()
                .map(file -> Catalogue.read(file).detector(name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(Diagnostic.ofProperty(
                        parameter,
                        "there is no detector `%s` in a %s of %s; name one of its section `detectors`, and its folder with -Dtagger.experiments"
                                .formatted(name, Experiments.CATALOGUE, folders))));
    }
}
