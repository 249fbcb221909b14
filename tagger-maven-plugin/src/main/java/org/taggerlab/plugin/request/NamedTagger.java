package org.taggerlab.plugin.request;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.taggerlab.harness.delta.WholeTagger;
import org.taggerlab.harness.delta.WholeTaggers;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.harness.store.StoredTrial;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.plugin.resolution.UnresolvedException;
import org.taggerlab.vocabulary.delta.Delta;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** {@code tagger.model} and {@code tagger.source}: taggers that are there already. */
@Named
public final class NamedTagger {
    private final PublishedFiles published;

    /** Taggers that others have deployed come through Maven's resolver. */
    @Inject
    public NamedTagger(PublishedFiles published) {
        this.published = published;
    }

    /**
     * Where taggers may be.
     *
     * @param start the folder to which a path is relative
     * @param store folder of the store; it need not exist
     * @param session of Maven
     * @param remotes where published taggers may come from
     */
    public record Places(Path start, Path store, RepositorySystemSession session, List<RemoteRepository> remotes) {}

    /**
     * {@code tagger.model} as a whole: a delta is joined with its source.
     *
     * @param text Maven coordinates, a file, or the key of a trial that the store holds
     * @param source {@code tagger.source}, likewise; {@code null}: it is looked for
     * @throws InvalidInputException if there is no such thing, or a source that is none
     * @throws UnresolvedException if no repository has the coordinates
     */
    public WholeTagger whole(String text, String source, Places places) {
        var file = file("tagger.model", text, places);
        if (source != null && !Delta.isIn(file)) {
            throw new InvalidInputException(Diagnostic.ofProperty(
                    "tagger.source",
                    "%s is no delta and has no source to be joined with; leave it out".formatted(file)));
        }
        return new WholeTaggers(ResultStore.open(places.store), coordinates -> published(coordinates, places))
                .of(file, source == null ? null : file("tagger.source", source, places));
    }

    private Optional<Path> published(String text, Places places) {
        return PublishedFiles.tagger(text).map(artifact -> published.fetch(places.session, places.remotes, artifact));
    }

    /**
     * The file that a parameter names, whatever is in it.
     *
     * @throws InvalidInputException if there is no such thing
     * @throws UnresolvedException if no repository has the coordinates
     */
    public Path file(String parameter, String text, Places places) {
        var artifact = published(text, places);
        if (artifact.isPresent()) {
            return artifact.get();
        }
        var store = places.store;
        if (!ResultStore.isKey(text) || Files.exists(places.start.resolve(text))) {
            return InputFiles.require(parameter, places.start.resolve(text));
        }
        var trial = trial(text, store);
        if (trial.isPresent() && Files.isRegularFile(trial.get().model())) {
            return trial.get().model();
        }
        var entry = ResultStore.open(store).find(text);
        throw new InvalidInputException(Diagnostic.ofProperty(
                parameter,
                entry instanceof StoreEntry.Found
                        ? "the trial '%s' in %s has no tagger: its training diverged".formatted(text, store)
                        : "'%s' is neither a file nor the key of a trial in %s%s; give one of these, or Maven coordinates group:artifact:version"
                                .formatted(text, store, entry.problem().isEmpty() ? "" : ", " + entry.problem())));
    }

    /** The trial of which a text is the key, if the store holds it. */
    public static Optional<StoredTrial> trial(String text, Path store) {
        return ResultStore.isKey(text) && ResultStore.open(store).find(text) instanceof StoreEntry.Found found
                ? Optional.of(found.trial())
                : Optional.empty();
    }
}
