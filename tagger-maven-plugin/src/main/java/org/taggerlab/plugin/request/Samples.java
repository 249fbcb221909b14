package org.taggerlab.plugin.request;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Fetcher;
import org.taggerlab.harness.descriptor.Diagnostic;
import org.taggerlab.harness.descriptor.Experiments;
import org.taggerlab.harness.descriptor.InvalidInputException;
import org.taggerlab.harness.descriptor.Suggestion;
import org.taggerlab.harness.protocol.EvaluationRequest.LabelledSample;
import org.taggerlab.harness.store.ResultStore;

/**
 * Samples as a command line names them: files, or names of catalogues.
 *
 * @param fetcher brings those from elsewhere
 * @param start the folder to which paths are relative
 * @param catalogues where names are looked up, in this order
 */
public record Samples(Path start, List<Catalogue> catalogues, Fetcher fetcher) {

    /**
     * Samples of those {@code folders} that hold a catalogue.
     *
     * @param store where samples from elsewhere are kept
     */
    public static Samples of(Path start, List<Path> folders, Path store, Fetcher fetcher) {
        var fetched = store.toAbsolutePath().normalize().resolve(ResultStore.SAMPLES);
        return new Samples(
                start,
                folders.stream()
                        .map(folder -> folder.resolve(Experiments.CATALOGUE))
                        .filter(Files::isRegularFile)
                        .distinct()
                        .map(file -> Catalogue.read(file, fetched))
                        .toList(),
                fetcher);
    }

    /**
     * The samples of one label, a catalogued one with its digest checked.
     *
     * @param parameter such as {@code tagger.signal}
     * @throws InvalidInputException with everything that is neither a file nor in a catalogue, or damaged
     */
    public List<LabelledSample> find(String parameter, List<String> given, int label) {
        var found = new ArrayList<LabelledSample>();
        var wrong = new ArrayList<Diagnostic>();
        for (var text : given) {
            var file = file(text);
            var catalogue = catalogues.stream()
                    .filter(each -> each.names().contains(text))
                    .findFirst();
            if (catalogue.isPresent()) {
                catalogue.get().verify(Set.of(text), fetcher);
                var sample = catalogue.get().find(text);
                found.add(new LabelledSample(text, sample.parts(), label, sample.view()));
            } else if (file.isPresent()) {
                found.add(new LabelledSample(file.get().getFileName().toString(), file.get(), label));
            } else {
                var names = new LinkedHashSet<String>();
                catalogues.forEach(each -> names.addAll(each.names()));
                wrong.add(new Diagnostic(
                        Path.of("-D" + parameter),
                        0,
                        0,
                        "`%s` is neither a file nor a sample of the catalogue; %s"
                                .formatted(text, Suggestion.sentence(text, names))));
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(wrong);
        }
        return List.copyOf(found);
    }

    private Optional<Path> file(String text) {
        try {
            return Optional.of(start.resolve(text).normalize()).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
