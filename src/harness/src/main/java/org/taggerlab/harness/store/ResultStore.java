package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.SampleValidation;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/**
 * The trials of one or many builds below one folder: {@code trials/<key>} finished ones, {@code work/<key>} the others
 * with their checkpoints, {@code damaged/<key>-<n>} what was found not to be as it was stored and second answers that differ
 * from the first, {@code locks/}, {@code inventories/}, {@code validations/}, samples from elsewhere by their digests in
 * {@value #SAMPLES}, taggers that were stored as deltas by the digests of their files in {@value #JOINED}; and of engines {@code blocks/}, {@code submissions/} and {@code classpath/}.
 */
public final class ResultStore {
    /** The folder of samples that were fetched. */
    public static final String SAMPLES = "samples";

    static final String JOINED = "joined";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,199}");

    private final Path root;
    private final VerifiedTrials verified;

    private ResultStore(Path root, VerifiedTrials verified) {
        this.root = root;
        this.verified = verified;
    }

    /**
     * The store at a folder, to read; the folder need not exist and is not made.
     *
     * @throws InvalidInputException if it was written by another version
     */
    public static ResultStore open(Path root) {
        return open(root, new VerifiedTrials());
    }

    /**
     * The same, in which a trial counts as verified as long as its files are those that were.
     *
     * @param verified trials that were, and will be; shared by the goals of a build
     */
    public static ResultStore open(Path root, VerifiedTrials verified) {
        var store = new ResultStore(root.toAbsolutePath().normalize(), verified);
        StoreFormat.check(store.root);
        return store;
    }

    /**
     * The store at a folder, to write; made if it does not exist.
     *
     * @throws InvalidInputException if it cannot be written or was written by another version
     */
    public static ResultStore openToWrite(Path root) {
        var store = open(root);
        try {
            for (var name : List.of("trials", "work", "damaged", "locks", "inventories")) {
                Files.createDirectories(store.root.resolve(name));
            }
            if (StoreFormat.isIn(store.root)) {
                StoreCleanup.remove(store);
            }
            StoreFormat.write(store.root);
        } catch (IOException e) {
            throw StoreFormat.unusable(
                    store.root,
                    ("the store of finished trials cannot be written by user '%s': %s; give write permission and room, "
                                    + "or name another folder with -Dtagger.store=<folder>")
                            .formatted(System.getProperty("user.name"), FileError.of(e)));
        }
        return store;
    }

    /** Whether it can be worked in; makes the folders for that. */
    public boolean isWritable() {
        try {
            var work = Files.createDirectories(root.resolve("work"));
            var locks = Files.createDirectories(root.resolve("locks"));
            return Files.isWritable(work) && Files.isWritable(locks);
        } catch (IOException e) {
            return false;
        }
    }

    /** The folder of the store. */
    public Path root() {
        return root;
    }

    /** Where a finished trial lies, if it does. */
    public Path trialFolder(String key) {
        return root.resolve("trials").resolve(checked(key));
    }

    /** Where a worker works on a trial; it stays when the worker dies. */
    public Path workFolder(String key) {
        return root.resolve("work").resolve(checked(key));
    }

    /** Where a tagger lies that was joined from a delta and its source. */
    public Path joinedTagger(String sha256) {
        return root.resolve(JOINED).resolve(checked(sha256) + ".zip");
    }

    /** Where the workers of all builds that use this store have their own files. */
    public WorkerFolders workerFolders() {
        return new WorkerFolders(root.resolve("workers"));
    }

    /**
     * A request with the place of its source's model in this store, wherever the store lay before, and with its digest.
     *
     * @throws IOException if the source is there and cannot be read
     */
    public TrialRequest located(TrialRequest request) throws IOException {
        var transfer = request.transfer();
        if (transfer.sourceKey() == null) {
            return request;
        }
        var source = trialFolder(transfer.sourceKey());
        // a tagger from elsewhere is no trial: it has its place, and its key is the digest of its file
        boolean isFromElsewhere = transfer.sourceModel() != null && !Files.isDirectory(source);
        return request.with(
                isFromElsewhere
                        ? transfer.with(transfer.sourceModel(), transfer.sourceKey())
                        : transfer.with(
                                source.resolve(WorkerFiles.MODEL), Completion.digest(source, WorkerFiles.MODEL)));
    }

    /** What is known of a trial. Changes nothing. */
    public StoreEntry find(String key) {
        return verified.find(key, trialFolder(key));
    }

    /** Tells one storing of a trial from a later one; empty if it is not there. */
    public String version(String key) throws IOException {
        var marker = trialFolder(key).resolve(Completion.FILE);
        try {
            return Files.getLastModifiedTime(marker) + " "
                    + Files.readAttributes(marker, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** The keys of all finished trials, sound or not, the latest first. */
    public List<String> keys() throws IOException {
        var markers = new ArrayList<Path>();
        var trials = root.resolve("trials");
        if (Files.isDirectory(trials)) {
            try (var folders = Files.list(trials)) {
                // but none that is still being copied
                folders.filter(folder ->
                                KEY.matcher(folder.getFileName().toString()).matches())
                        .map(folder -> folder.resolve(Completion.FILE))
                        .filter(Files::isRegularFile)
                        .forEach(markers::add);
            }
        }
        markers.sort(Comparator.comparing((Path marker) -> marker.toFile().lastModified())
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        return markers.stream()
                .map(marker -> marker.getParent().getFileName().toString())
                .filter(name -> KEY.matcher(name).matches())
                .toList();
    }

    /** Takes the right to work on a trial, if it is free. */
    public Optional<TrialLock> tryLock(String key) throws IOException {
        return TrialLock.tryAcquire(lockFile(key));
    }

    /**
     * Takes the right to work on something, after waiting for the build that works on it.
     *
     * @param waiting receives who that is
     */
    public TrialLock lock(String key, Consumer<String> waiting) throws IOException, InterruptedException {
        return TrialLock.acquire(lockFile(key), waiting);
    }

    /** Who works on a trial, as far as is known. */
    public Optional<LockOwner> owner(String key) {
        return TrialLock.owner(lockFile(key));
    }

    private Path lockFile(String key) {
        return root.resolve("locks").resolve(checked(key) + ".lock");
    }

    /**
     * Moves a finished trial aside; to be called with its lock held.
     *
     * @return where it lies now
     */
    public Path setAside(String key) throws IOException {
        return setAside(key, trialFolder(key));
    }

    /** Moves a folder of a trial aside. */
    Path setAside(String key, Path folder) throws IOException {
        for (int n = 1; ; n++) {
            var target = root.resolve("damaged").resolve(checked(key) + "-" + n);
            if (!Files.exists(target)) {
                Folders.move(folder, target);
                return target;
            }
        }
    }

    /**
     * Makes what lies in the trial's work folder its result, all or nothing; to be called with its lock held. A result
     * that is already there is replaced.
     *
     * @throws InvalidInputException if the work folder does not hold what a finished trial needs
     * @throws IOException if the disk is full or cannot be written; the work folder stays
     */
    public StoredTrial publish(String key) throws IOException {
        return new Publication(this, key).publish();
    }

    /**
     * Drops what lies in the trial's work folder because another process has stored a result of the trial meanwhile, which
     * stays.
     *
     * @return where the second answer lies if its scores or weights differ from those of the first; empty if they are equal
     */
    public Optional<Path> dropSecond(String key) throws IOException {
        return new Publication(this, key).dropSecond();
    }

    /**
     * Finishes what a build left unfinished that was killed between two renames; to be called with the trial's lock held.
     *
     * @return the trial, if only its last rename was missing
     */
    public Optional<StoredTrial> recover(String key) throws IOException {
        return new Publication(this, key).recover();
    }

    /** What samples hold, by the digest of the sample and of what is asked of it. */
    public Remembered<Inventory> inventories() {
        // to be raised when the reader of samples finds something else in the same file
        return new Remembered<>(root.resolve("inventories"), "tagger-inventory/7", Inventory.class);
    }

    /** What samples look like, by the digest of their jets. */
    public Remembered<SampleValidation> validations() {
        return new Remembered<>(root.resolve("validations"), SampleValidation.SCHEMA, SampleValidation.class);
    }

    /** Whether a text can be the key of a trial. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** A key becomes the name of a folder: nothing else may get in. */
    private static String checked(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("'" + key + "' is no content key: letters, digits and hyphens only");
        }
        return key;
    }
}
