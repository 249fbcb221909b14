package org.taggerlab.plugin.request;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.harness.store.StoredTrial;
import org.taggerlab.plugin.publication.Taggers;
import org.taggerlab.plugin.resolution.PublishedFiles;
import org.taggerlab.plugin.resolution.UnresolvedException;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** {@code tagger.model}: a tagger that is there already. */
@Named
public final class NamedTagger {
    private final PublishedFiles published;

    /** Taggers that others have deployed come through Maven's resolver. */
    @Inject
    public NamedTagger(PublishedFiles published) {
        this.published = published;
    }

    /**
     * Its model file.
     *
     * @param text Maven coordinates, a file, or the key of a trial that the store holds
     * @param start the folder to which a path is relative
     * @param store folder of the store; it need not exist
     * @throws InvalidInputException if there is no such thing
     * @throws UnresolvedException if no repository has the coordinates
     */
    public Path find(
            String text, Path start, Path store, RepositorySystemSession session, List<RemoteRepository> remotes) {
        var artifact = PublishedFiles.artifact(text, "zip", Taggers.CLASSIFIER);
        if (artifact.isPresent()) {
            return published.fetch(session, remotes, artifact.get());
        }
        if (!ResultStore.isKey(text) || Files.exists(start.resolve(text))) {
            return InputFiles.require("tagger.model", start.resolve(text));
        }
        var trial = trial(text, store);
        if (trial.isPresent() && Files.isRegularFile(trial.get().model())) {
            return trial.get().model();
        }
        var entry = ResultStore.open(store).find(text);
        throw new InvalidInputException(Diagnostic.ofProperty(
                "tagger.model",
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
