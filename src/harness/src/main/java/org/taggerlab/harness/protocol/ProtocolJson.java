package org.taggerlab.harness.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.file.RegularFile;
import org.taggerlab.vocabulary.worker.WorkerEvent;

/** Records of the harness in files of their own and in lines, as {@link RecordJson} says, and what is wrong if one is none. */
public final class ProtocolJson {
    private ProtocolJson() {}

    /** A record on several lines, for a file; UTF-8, with a final line feed. */
    public static byte[] bytes(Object record) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(bytes, record);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /** The same bytes to a stream, which stays open: a large record need not be in memory twice. */
    public static void write(OutputStream out, Object record) throws IOException {
        try {
            RecordJson.PRETTY.writeValue(out, record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a record of the protocol: " + record.getClass(), e);
        }
        out.write('\n');
    }

    /** A record as a tree, fields in its order. */
    public static ObjectNode tree(Object record) {
        return RecordJson.MAPPER.valueToTree(record);
    }

    /**
     * A record of a tree.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static <T> T record(JsonNode tree, Class<T> type) {
        try {
            return RecordJson.MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** An event on one line, with its line feed. */
    public static String line(WorkerEvent event) {
        try {
            return RecordJson.MAPPER.writeValueAsString(event) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event: " + event, e);
        }
    }

    /**
     * One line of {@code events.jsonl}.
     *
     * @throws IllegalArgumentException if it is no event, such as half a line
     */
    public static WorkerEvent event(String line) {
        try {
            return RecordJson.MAPPER.readValue(line, WorkerEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads a record from a file.
     *
     * @throws InvalidInputException if the file is no regular one, or does not hold a record, with line and column
     * @throws IOException if the file cannot be read
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        try (InputStream in = RegularFile.open(file)) {
            var record = RecordJson.MAPPER.readValue(in, type);
            if (record == null) {
                throw unreadable(file, 1, 1, type, "it holds null");
            }
            return record;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            int line = place == null ? 0 : Math.max(0, place.getLineNr());
            int column = place == null ? 0 : Math.max(0, place.getColumnNr());
            throw unreadable(file, line, column, type, e.getOriginalMessage());
        }
    }

    private static InvalidInputException unreadable(Path file, int line, int column, Class<?> type, String why) {
        return new InvalidInputException(new Diagnostic(
                file, line, column, "expected a %s of this version: %s".formatted(type.getSimpleName(), why)));
    }
}
