package org.taggerlab.harness.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.WorkerEvent;

/**
 * The one way in which records of the harness become JSON and come back.
 *
 * <p>The same record gives the same bytes: fields in the order of the record, maps by key, lines end in {@code \n}.
 * Numbers that are not finite are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, and arrays of 64-bit
 * integers are {@link PackedLongs}. No type is ever taken from the JSON but by the names that a sealed interface lists.
 */
public final class ProtocolJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .addModule(PackedLongs.module())
            .build();

    private static final ObjectWriter PRETTY =
            MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

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
            PRETTY.writeValue(out, record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a record of the protocol: " + record.getClass(), e);
        }
        out.write('\n');
    }

    /** A record as a tree, fields in its order. */
    public static ObjectNode tree(Object record) {
        return MAPPER.valueToTree(record);
    }

    /**
     * A record of a tree.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static <T> T record(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** An event on one line, with its line feed. */
    public static String line(WorkerEvent event) {
        try {
            return MAPPER.writeValueAsString(event) + "\n";
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
            return MAPPER.readValue(line, WorkerEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads a record from a file.
     *
     * @throws InvalidInputException if the file does not hold one, with line and column
     * @throws IOException if the file cannot be read
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var record = MAPPER.readValue(in, type);
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
        return new InvalidInputException(List.of(new Diagnostic(
                file, line, column, "expected a %s of this version: %s".formatted(type.getSimpleName(), why))));
    }
}
