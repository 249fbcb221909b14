package org.taggerlab.networks.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code .safetensors} format: 8 bytes little-endian length of a JSON header, the header
 * ({@code {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}}), then the tensors' bytes, of which no two
 * tensors share any.
 */
final class SafeTensors {
    private static final int LENGTH_BYTES = 8;
    private static final long MOST_HEADER_BYTES = 1L << 24;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final Path file;
    private final FileChannel channel;
    private final long size;

    private SafeTensors(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    /**
     * Where a tensor is.
     *
     * @param count of its values
     * @param from its first byte, counted from the end of the header
     */
    private record Place(String name, String type, long[] shape, long count, long from) {

        int width() {
            return switch (type) {
                case "F64", "I64" -> 8;
                case "F32" -> 4;
                case "F16", "BF16" -> 2;
                default -> 0;
            };
        }

        long end() {
            return from + count * width();
        }
    }

    /**
     * All tensors of a file.
     *
     * @throws ModelException if it is no such file, a tensor does not lie within it, two share bytes, or all together have more
     *     than {@value Tensor#MOST_VALUES} values
     */
    static Map<String, Tensor> read(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SafeTensors(file, channel).read();
        }
    }

    /**
     * Writes tensors in single precision.
     *
     * @param metadata texts that the header holds beside them
     */
    static void write(Map<String, Tensor> tensors, Map<String, String> metadata, OutputStream out) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode texts = header.putObject("__metadata__");
        metadata.forEach(texts::put);
        long end = 0;
        for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            ObjectNode described = header.putObject(tensor.getKey()).put("dtype", "F32");
            ArrayNode shape = described.putArray("shape");
            Arrays.stream(tensor.getValue().shape()).forEach(shape::add);
            ArrayNode offsets = described.putArray("data_offsets").add(end);
            end += (long) Float.BYTES * tensor.getValue().values().length;
            offsets.add(end);
        }
        byte[] json = JSON.writeValueAsBytes(header);
        // spaces after the header align the values
        int length = (json.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES;
        byte[] padded = Arrays.copyOf(json, length);
        Arrays.fill(padded, json.length, length, (byte) ' ');
        out.write(littleEndian(LENGTH_BYTES).putLong(length).array());
        out.write(padded);
        for (Tensor tensor : tensors.values()) {
            ByteBuffer bytes = littleEndian(Float.BYTES * tensor.values().length);
            bytes.asFloatBuffer().put(tensor.floats());
            out.write(bytes.array());
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Map<String, Tensor> read() throws IOException {
        long header = size < LENGTH_BYTES ? 0 : bytes(0, LENGTH_BYTES).getLong();
        if (header < 2 || header > MOST_HEADER_BYTES || header > size - LENGTH_BYTES) {
            throw wrong("is no safetensors file or is cut off: its header has " + header + " bytes, the file " + size);
        }
        long first = LENGTH_BYTES + header;
        var places = new ArrayList<Place>();
        header((int) header).fields().forEachRemaining(entry -> {
            if (!entry.getKey().equals("__metadata__")) {
                places.add(place(entry.getKey(), entry.getValue(), size - first));
            }
        });
        requireApart(places);
        Tensor.requireFew(file, places.stream().mapToLong(Place::count).sum());
        var tensors = new LinkedHashMap<String, Tensor>();
        for (Place place : places) {
            ByteBuffer bytes = bytes(first + place.from, (int) (place.end() - place.from));
            var values = new double[(int) place.count];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(bytes, place.type);
            }
            tensors.put(place.name, new Tensor(place.shape, values));
        }
        return tensors;
    }

    private JsonNode header(int length) throws IOException {
        try {
            return JSON.readTree(bytes(LENGTH_BYTES, length).array());
        } catch (JsonProcessingException broken) {
            throw new ModelException(
                    file, "is no safetensors file, its header is no JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    private Place place(String name, JsonNode described, long available) {
        var shape = new long[described.path("shape").size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = described.path("shape").get(i).asLong(-1);
            if (shape[i] < 0 || shape[i] > size || (count *= shape[i]) > size) {
                throw wrong("tensor " + name + " has the shape " + described.path("shape") + " in a file of " + size
                        + " bytes");
            }
        }
        long from = described.path("data_offsets").path(0).asLong(-1);
        long to = described.path("data_offsets").path(1).asLong(-1);
        var place = new Place(name, described.path("dtype").asText(), shape, count, from);
        if (place.width() == 0) {
            throw wrong("tensor " + name + " is of type " + place.type + ", expected F64, F32, F16 or BF16");
        }
        if (from < 0 || from > available || to > available || to != place.end()) {
            throw wrong("tensor " + name + " of " + count + " values of type " + place.type + " stands at bytes " + from
                    + " to " + to + ", but there are " + available + "; the file is damaged");
        }
        return place;
    }

    private void requireApart(List<Place> places) {
        List<Place> ordered = places.stream()
                .sorted(Comparator.comparingLong(Place::from).thenComparing(Place::end))
                .toList();
        for (int i = 1; i < ordered.size(); i++) {
            Place before = ordered.get(i - 1);
            Place next = ordered.get(i);
            if (next.from < before.end()) {
                throw wrong("tensor " + next.name + " begins at byte " + next.from + ", inside tensor " + before.name
                        + ", which ends at " + before.end() + "; no safetensors file has this, do not trust it");
            }
        }
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException(file + " ends early");
            }
        }
        return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    private ModelException wrong(String problem) {
        return new ModelException(file, problem);
    }

    private static double value(ByteBuffer bytes, String type) {
        return switch (type) {
            case "F64" -> bytes.getDouble();
            case "I64" -> bytes.getLong();
            case "F32" -> bytes.getFloat();
            case "BF16" -> Float.intBitsToFloat(bytes.getShort() << 16);
            default -> half(bytes.getShort());
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
