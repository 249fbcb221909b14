package org.taggerlab.networks.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * The {@code .safetensors} format: 8 bytes little-endian length of a JSON header, the header
 * ({@code {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}}), then the tensors' bytes.
 */
final class SafeTensors {
    private static final int LENGTH_BYTES = 8;
    private static final long MOST_BYTES = 1L << 30;
    private static final long MOST_HEADER_BYTES = 1L << 24;

    private SafeTensors() {}

    /**
     * All tensors of a file.
     *
     * @throws ModelException if it is no such file, or a tensor does not lie within it
     */
    static Map<String, Tensor> read(Path file) throws IOException {
        long size = Files.size(file);
        if (size < LENGTH_BYTES || size > MOST_BYTES) {
            throw new ModelException(
                    file, "has %d bytes; weights of a tagger have 8 to %d".formatted(size, MOST_BYTES));
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long header = bytes.getLong();
        if (header < 2 || header > MOST_HEADER_BYTES || header > size - LENGTH_BYTES) {
            throw new ModelException(
                    file,
                    "is no safetensors file or is cut off: its header has %d bytes, the file %d"
                            .formatted(header, size));
        }
        int first = LENGTH_BYTES + (int) header;
        var tensors = new LinkedHashMap<String, Tensor>();
        JsonNode described = header(file, bytes.array(), (int) header);
        described.fields().forEachRemaining(entry -> {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(entry.getKey(), tensor(file, entry.getKey(), entry.getValue(), bytes, first));
            }
        });
        return tensors;
    }

    private static JsonNode header(Path file, byte[] bytes, int length) throws IOException {
        try {
            return RecordJson.MAPPER.readTree(bytes, LENGTH_BYTES, length);
        } catch (JsonProcessingException wrong) {
            throw new ModelException(
                    file, "is no safetensors file, its header is no JSON: " + wrong.getOriginalMessage(), wrong);
        }
    }

    private static Tensor tensor(Path file, String name, JsonNode described, ByteBuffer bytes, int first) {
        String type = described.path("dtype").asText();
        var shape = new long[described.path("shape").size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = described.path("shape").get(i).asLong(-1);
            if (shape[i] < 0 || shape[i] > MOST_BYTES || (count *= shape[i]) > MOST_BYTES) {
                throw new ModelException(file, "tensor %s has the shape %s".formatted(name, described.path("shape")));
            }
        }
        long from = described.path("data_offsets").path(0).asLong(-1);
        long to = described.path("data_offsets").path(1).asLong(-1);
        long available = bytes.capacity() - (long) first;
        int width = width(file, name, type);
        if (from < 0 || to < from || to > available || to - from != count * width) {
            throw new ModelException(
                    file,
                    "tensor %s of %d values of type %s stands at bytes %d to %d, but there are %d; the file is damaged"
                            .formatted(name, count, type, from, to, available));
        }
        var values = new double[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(bytes, first + (int) from + i * width, type);
        }
        return new Tensor(shape, values);
    }

    private static int width(Path file, String name, String type) {
        return switch (type) {
            case "F64", "I64" -> 8;
            case "F32" -> 4;
            case "F16", "BF16" -> 2;
            default ->
                throw new ModelException(
                        file, "tensor %s is of type %s, expected F64, F32, F16 or BF16".formatted(name, type));
        };
    }

    private static double value(ByteBuffer bytes, int at, String type) {
        return switch (type) {
            case "F64" -> bytes.getDouble(at);
            case "I64" -> bytes.getLong(at);
            case "F32" -> bytes.getFloat(at);
            case "BF16" -> Float.intBitsToFloat(bytes.getShort(at) << 16);
            default -> half(bytes.getShort(at));
        };
    }

    /** IEEE 754 binary16; Java has a method for it from version 20 on. */
    static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude = switch (exponent) {
            case 0 -> fraction * 0x1p-24;
            case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
        };
        return bits < 0 ? -magnitude : magnitude;
    }
}
