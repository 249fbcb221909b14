package org.taggerlab.harness.delta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.delta.Delta;
import org.taggerlab.vocabulary.delta.DeltaSource;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.FileStates;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/**
 * Finds taggers that are there already, and joins those that are deltas with their sources, in the store. A source is believed by
 * its digest alone, wherever it comes from.
 */
public final class WholeTaggers {
    private final ResultStore store;
    private final Function<String, Optional<Path>> published;
    private final Map<Path, String> states = new TreeMap<>();

    /**
     * Nothing is looked for yet.
     *
     * @param store gets joined taggers; may have the trials that trained their sources
     * @param published the file of a tagger that has been published, by its Maven coordinates; empty for a text that is none
     */
    public WholeTaggers(ResultStore store, Function<String, Optional<Path>> published) {
        this.store = store;
        this.published = published;
    }

    /** The file of a published tagger; empty for a text that is no coordinates. */
    public Optional<Path> published(String coordinates) {
        return published.apply(coordinates);
    }

    /** Deltas and sources as they were before they were read. */
    public FileStates read() {
        return new FileStates(states);
    }

    /**
     * A tagger as a whole model file.
     *
     * @param file a model file, or a delta
     * @param source the source of a delta; {@code null}: it lies beside the delta, in the store, or where the delta says that it
     *     was published
     * @throws InvalidInputException for a delta that is damaged, or whose source is another one or is not there
     * @throws UncheckedIOException if the store cannot be written
     */
    public WholeTagger of(Path file, Path source) {
        if (!Delta.isIn(file)) {
            return new WholeTagger(file, List.of(file));
        }
        remember(file);
        var delta = Delta.read(file);
        var before = source == null ? find(file, delta) : source;
        remember(before);
        var joined = stored(delta.joined(before));
        return new WholeTagger(joined, List.of(file, before, joined));
    }

    private void remember(Path file) {
        FileStates.of(List.of(file)).byPath().forEach(states::putIfAbsent);
    }

    private Path find(Path file, Delta delta) {
        var source = delta.source();
        var candidates = beside(file);
        if (ResultStore.isKey(delta.sourceKey())) {
            candidates.add(store.trialFolder(delta.sourceKey()).resolve(WorkerFiles.MODEL));
        }
        return candidates.stream()
                .filter(candidate -> isThat(source, candidate))
                .findFirst()
                .or(() -> Optional.ofNullable(source.artifact()).flatMap(published))
                .orElseThrow(() -> new InvalidInputException(new Diagnostic(
                        file,
                        ("is a delta, and its source is neither beside it nor among the trials in %s: a model file of %s bytes"
                                        + " with the SHA-256 %s; put it beside the delta, or give a goal its place with"
                                        + " -Dtagger.source")
                                .formatted(store.root(), source.bytes(), source.sha256()))));
    }

    private static List<Path> beside(Path file) {
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(file.toAbsolutePath().getParent())) {
            all.forEach(files::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw new InvalidInputException(new Diagnostic(
                    file, "is a delta, and its folder cannot be searched for its source: " + e.getMessage()));
        }
        files.sort(null);
        return files;
    }

    private static boolean isThat(DeltaSource source, Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == source.bytes()
                    && FileDigest.sha256(file).equals(source.sha256());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** What is there already with the right bytes stays: a worker may be reading it. */
    private Path stored(byte[] model) {
        var sha256 = FileDigest.sha256(model);
        var file = store.joinedTagger(sha256);
        try {
            if (!Files.isRegularFile(file) || !FileDigest.sha256(file).equals(sha256)) {
                Files.createDirectories(file.getParent());
                AtomicFile.write(file, model);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
