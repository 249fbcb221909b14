package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;

/**
 * What drivers and blocks know of each other, in a store: {@code blocks/<name>} with a block, what its process says and its
 * {@value #LOG}; {@code submissions/<name>} with what was given to an engine.
 */
final class BlockFolders {
    /** What a block's process prints. */
    static final String LOG = "log.txt";

    private final Path blocks;
    private final Path submissions;

    BlockFolders(ResultStore store) {
        this.blocks = store.root().resolve("blocks");
        this.submissions = store.root().resolve("submissions");
    }

    /** A block as it was submitted last. */
    record Submitted(Submission submission, Submission.Part part) {

        /** Its job among those of the engine; not one of another submission to which the engine has given the same number. */
        Optional<EngineJob> job(Map<String, EngineJob> byNumber) {
            return Optional.ofNullable(part.job())
                    .map(byNumber::get)
                    .filter(job -> job.name().isEmpty() || job.name().equals(submission.name()));
        }
    }

    Path block(String name) {
        return blocks.resolve(name);
    }

    Path submission(String name) {
        return submissions.resolve(name);
    }

    /** Not made durable: without a submission it counts for nothing. */
    void write(BlockFile block) throws IOException {
        var folder = Files.createDirectories(block(block.name()));
        var file = folder.resolve(BlockFile.FILE);
        try (var out = Files.newOutputStream(file)) {
            ProtocolJson.write(out, block);
        }
        Files.writeString(folder.resolve(BlockFile.DIGEST), FileDigest.sha256(file));
    }

    /**
     * A block as it was written.
     *
     * @throws InvalidInputException if it has changed since: its trials would be stored under keys that are not theirs
     */
    BlockFile read(String name) throws IOException {
        var file = block(name).resolve(BlockFile.FILE);
        if (!FileDigest.sha256(file).equals(Files.readString(block(name).resolve(BlockFile.DIGEST)))) {
            throw new InvalidInputException(new Diagnostic(
                    file,
                    "is not as it was submitted, damaged or edited; run `tagger:cancel`, then `tagger:submit` again"));
        }
        return ProtocolJson.read(file, BlockFile.class);
    }

    void write(Submission submission) throws IOException {
        var folder = Files.createDirectories(submission(submission.name()));
        AtomicFile.write(folder.resolve(Submission.FILE), ProtocolJson.bytes(submission));
    }

    Submission submissionNamed(String name) throws IOException {
        return ProtocolJson.read(submission(name).resolve(Submission.FILE), Submission.class);
    }

    /** All that were made, the oldest first; those that cannot be read do not count. */
    List<Submission> submissions() throws IOException {
        var all = new ArrayList<Submission>();
        if (Files.isDirectory(submissions)) {
            try (var folders = Files.list(submissions)) {
                for (var folder : folders.sorted().toList()) {
                    read(folder.resolve(Submission.FILE), Submission.class).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /** Each block as it was submitted last. */
    Map<String, Submitted> latest() throws IOException {
        var latest = new HashMap<String, Submitted>();
        for (var submission : submissions()) {
            submission.parts().forEach(part -> latest.put(part.block(), new Submitted(submission, part)));
        }
        return latest;
    }

    /** What the process of a block said last, if there was one. */
    Optional<BlockStatus> status(String block) {
        try {
            return read(block(block).resolve(BlockStatus.FILE), BlockStatus.class);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        try {
            return Optional.of(ProtocolJson.read(file, type));
        } catch (NoSuchFileException | InvalidInputException e) {
            return Optional.empty();
        }
    }
}
