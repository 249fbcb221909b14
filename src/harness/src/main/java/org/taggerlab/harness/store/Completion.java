package org.taggerlab.harness.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
record Completion(
        @JsonProperty("schema") String schema,
        @JsonProperty("key") String key,
        @JsonProperty("files") List<Entry> files) {

    static final String FILE = "complete.json";
    static final String SCHEMA = "tagger-trial/1";

    /** What counts; events and logs may be cut or deleted without harm. */
    private static final List<String> COUNTED = List.of(
            WorkerFiles.REQUEST, WorkerFiles.RESULT, WorkerFiles.SCORES, WorkerFiles.MODEL, TrialProvenance.FILE);

    /** A file with its size in bytes and its digest. */
    record Entry(
            @JsonProperty("name") String name,
            @JsonProperty("bytes") long bytes,
            @JsonProperty("sha256") String sha256) {}

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

    static Completion read(Path folder) throws IOException {
        return ProtocolJson.read(folder.resolve(FILE), Completion.class);
    }

    void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), ProtocolJson.bytes(this));
    }

    /** What is wrong with a folder that should be this trial, or nothing. */
    Optional<String> damage(String expectedKey, Path folder) throws IOException {
        if (!SCHEMA.equals(schema) || !expectedKey.equals(key)) {
            return Optional.of("%s is of %s %s, expected %s %s".formatted(FILE, schema, key, SCHEMA, expectedKey));
        }
        for (var entry : files) {
            var file = folder.resolve(entry.name());
            if (!COUNTED.contains(entry.name()) || !Files.isRegularFile(file)) {
                return Optional.of(entry.name() + " is missing");
            }
            if (Files.size(file) != entry.bytes()) {
                return Optional.of(
                        "%s has %d bytes, expected %d".formatted(entry.name(), Files.size(file), entry.bytes()));
            }
            if (!FileDigest.sha256(file).equals(entry.sha256())) {
                return Optional.of("%s does not have the digest it was stored with".formatted(entry.name()));
            }
        }
        return Optional.empty();
    }
}
