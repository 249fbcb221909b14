package org.taggerlab.harness.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;

/**
 * What workers found out about samples, so that each is looked at once: a file for each answer, named by the digest of the
 * question, with a digest of its content.
 *
 * @param <T> an answer
 */
public final class Remembered<T> {
    private final Path folder;
    private final String schema;
    private final Class<T> type;

    /** @param schema to be raised when workers would answer the same question differently */
    Remembered(Path folder, String schema, Class<T> type) {
        this.folder = folder;
        this.schema = schema;
        this.type = type;
    }

    private record Answer(
            @JsonProperty("schema") String schema,
            @JsonProperty("question-sha256") String question,
            @JsonProperty("content-sha256") String sha256,
            @JsonProperty("content") JsonNode content) {}

    /** The answer; nothing if there is none that can be read and is as it was written. */
    public Optional<T> find(String question) {
        try {
            var answer = ProtocolJson.read(file(question), Answer.class);
            var content = ProtocolJson.record(answer.content(), type);
            boolean sound = schema.equals(answer.schema())
                    && question.equals(answer.question())
                    && FileDigest.sha256(ProtocolJson.bytes(content)).equals(answer.sha256());
            return sound ? Optional.of(content) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Remembers an answer. */
    public void remember(String question, T content) throws IOException {
        Files.createDirectories(folder);
        var answer = new Answer(
                schema, question, FileDigest.sha256(ProtocolJson.bytes(content)), ProtocolJson.tree(content));
        AtomicFile.write(file(question), ProtocolJson.bytes(answer));
    }

    private Path file(String question) {
        if (!question.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'" + question + "' is no SHA-256");
        }
        return folder.resolve(question + ".json");
    }
}
