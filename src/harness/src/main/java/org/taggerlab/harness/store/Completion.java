package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.FileStates;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/**
 * The marker {@value #FILE}: what a finished trial consists of. A folder without it is not finished, whatever else it
 * holds.
 *
 * @param schema {@value #SCHEMA}
 * @param key content key of the trial
 * @param files its files, in a fixed order; logs are not among them
 */
record Completion(String schema, String key, List<Entry> files) {

    static final String FILE = "complete.json";
    static final String SCHEMA = "tagger-trial/1";

    /** What counts; events and logs may be cut or deleted without harm. */
    private static final List<String> COUNTED = List.of(
            WorkerFiles.REQUEST,
            WorkerFiles.RESULT,
            WorkerFiles.SCORES,
            WorkerFiles.SOURCE_SCORES,
            WorkerFiles.MODEL,
            TrialProvenance.FILE);

    /** A file with its size in bytes and its digest. */
    record Entry(String name, long bytes, String sha256) {}

    /** Digests what lies in a folder, after making it durable. */
    static Completion of(String key, Path folder) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var name : COUNTED) {
            var file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                AtomicFile.sync(file);
                entries.add(new Entry(name, Files.size(file), FileDigest.sha256(file)));
            }
        }
        return new Completion(SCHEMA, key, List.copyOf(entries));
    }

    /** The states of all that decides what a folder holds. */
    static FileStates states(Path folder) {
        return FileStates.of(Stream.concat(Stream.of(FILE), COUNTED.stream())
                .map(folder::resolve)
                .toList());
    }

    /**
     * The marker of a folder.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if it is there and cannot be read
     */
    static Completion read(Path folder) throws IOException {
        return ProtocolJson.read(folder.resolve(FILE), Completion.class);
    }

    /** The digest that the marker of a folder gives a file; {@code null} if there is no marker, or it does not list the file. */
    static String digest(Path folder, String name) throws IOException {
        if (!Files.exists(folder.resolve(FILE))) {
            return null;
        }
        var files = read(folder).files();
        return (files == null ? List.<Entry>of() : files)
                .stream()
                        .filter(entry -> entry != null && name.equals(entry.name()))
                        .map(Entry::sha256)
                        .findFirst()
                        .orElse(null);
    }

    void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), ProtocolJson.bytes(this));
    }

    /**
     * What is wrong with a folder that should be this trial, or nothing: the files that count are those that are listed,
     * as they were.
     *
     * @throws IOException if a file is there and cannot be read, which is no damage
     */
    Optional<String> damage(String expectedKey, Path folder) throws IOException {
        if (!SCHEMA.equals(schema) || !expectedKey.equals(key)) {
            return Optional.of("%s is of %s %s, expected %s %s".formatted(FILE, schema, key, SCHEMA, expectedKey));
        }
        var listed = new HashMap<String, Entry>();
        for (var entry : files == null ? List.<Entry>of() : files) {
            if (entry == null || !COUNTED.contains(String.valueOf(entry.name()))) {
                return Optional.of("%s lists '%s', expected some of %s"
                        .formatted(FILE, entry == null ? null : entry.name(), COUNTED));
            }
            if (listed.put(entry.name(), entry) != null) {
                return Optional.of("%s lists %s twice".formatted(FILE, entry.name()));
            }
        }
        for (var name : COUNTED) {
            var damage = damage(folder.resolve(name), listed.get(name));
            if (damage.isPresent()) {
                return damage;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> damage(Path file, Entry entry) throws IOException {
        var name = file.getFileName().toString();
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return entry == null ? Optional.empty() : Optional.of(name + " is missing");
        }
        if (entry == null) {
            return Optional.of("%s is not listed in %s".formatted(name, FILE));
        }
        if (!found.isRegularFile()) {
            return Optional.of(name + " is no regular file");
        }
        if (found.size() != entry.bytes()) {
            return Optional.of("%s has %s bytes, expected %s".formatted(name, found.size(), entry.bytes()));
        }
        return FileDigest.sha256(file).equals(entry.sha256())
                ? Optional.empty()
                : Optional.of(name + " does not have the digest it was stored with");
    }
}
