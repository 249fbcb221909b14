package org.taggerlab.plugin.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.catalogue.Fetcher;
import org.taggerlab.harness.descriptor.Experiments;
import org.taggerlab.harness.descriptor.Suggestion;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;

/**
 * Samples as a command line names them: files, or names of catalogues.
 *
 * @param fetcher brings those from elsewhere
 * @param start the folder to which paths are relative
 * @param catalogues where names are looked up, in this order
 */
public record NamedSamples(Path start, List<Catalogue> catalogues, Fetcher fetcher) {

    /**
     * Samples of those {@code folders} that hold a catalogue.
     *
     * @param store where samples from elsewhere are kept
     */
    public static NamedSamples of(Path start, List<Path> folders, Path store, Fetcher fetcher) {
        var fetched = store.toAbsolutePath().normalize().resolve(ResultStore.SAMPLES);
        return new NamedSamples(
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
     * Signal and background, each sample under a name of its own: files of the same name are called by their paths.
     *
     * @throws InvalidInputException with everything that is neither a file nor in a catalogue, damaged, given twice, or of
     *     which signal is unknown
     */
    public List<LabelledSample> labelled(List<String> signal, List<String> background) {
        var all = new ArrayList<>(find("tagger.signal", signal, 1));
        all.addAll(find("tagger.background", background, 0));
        var wrong = new ArrayList<Diagnostic>();
        var seen = new LinkedHashMap<List<Object>, LabelledSample>();
        for (var sample : all) {
            var same = seen.putIfAbsent(Arrays.asList(real(sample), sample.view()), sample);
            if (same != null) {
                wrong.add(Diagnostic.ofProperty(
                        same.label() == 1 ? "tagger.signal" : "tagger.background",
                        "`%s` is given twice, as %s too; its jets cannot be both, nor count twice"
                                .formatted(same.sample(), sample.label() == 1 ? "signal" : "background")));
            }
        }
        InvalidInputException.throwIfAny(wrong);
        return all.stream()
                .map(sample -> all.stream()
                                        .filter(other -> other.sample().equals(sample.sample()))
                                        .count()
                                > 1
                        ? new LabelledSample(path(sample.file()), sample.files(), sample.label(), sample.view())
                        : sample)
                .toList();
    }

    /** A path that a reader recognises: relative to where Maven was started, if it is below. */
    private String path(Path file) {
        var whole = file.toAbsolutePath().normalize();
        var begin = start.toAbsolutePath().normalize();
        return (whole.startsWith(begin) ? begin.relativize(whole) : whole)
                .toString()
                .replace('\\', '/');
    }

    private static List<Path> real(LabelledSample sample) {
        return sample.files().stream().map(file -> real(file.path())).toList();
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    /**
     * The samples of one label, a catalogued one with its digest checked.
     *
     * @param parameter such as {@code tagger.signal}
     * @throws InvalidInputException with everything that is neither a file nor in a catalogue, damaged, or without
     *     labels
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
                if (sample.kind().isUnlabelled()) {
                    wrong.add(Diagnostic.ofProperty(
                            parameter,
                            "`%s` (%s) has no labels, so which of its jets are signal is unknown; give a simulated sample of one process"
                                    .formatted(text, sample.kind().label())));
                }
                found.add(new LabelledSample(text, sample.parts(), label, sample.view()));
            } else if (file.isPresent()) {
                found.add(new LabelledSample(
                        file.get().getFileName().toString(), FilePart.only(file.get()), label, null));
            } else {
                var names = new LinkedHashSet<String>();
                catalogues.forEach(each -> names.addAll(each.names()));
                wrong.add(Diagnostic.ofProperty(
                        parameter,
                        "`%s` is neither a file nor a sample of the catalogue; %s"
                                .formatted(text, Suggestion.sentence(text, names))));
            }
        }
        InvalidInputException.throwIfAny(wrong);
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
