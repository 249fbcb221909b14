package org.taggerlab.jets.io.arrays;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.LongStream;

/** The values of one array in a temporary file, little-endian. */
final class ArraySpool {
    static final String FLOATS = "<f4";
    static final String LONGS = "<i8";

    private final Path file;
    private final OutputStream out;
    private final String type;
    private final int[] row;
    private long values;

    ArraySpool(Path file, String type, int... row) throws IOException {
        this.file = file;
        this.type = type;
        this.row = row;
        out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), 1 << 16);
    }

    Path file() {
        return file;
    }

    String type() {
        return type;
    }

    long values() {
        return values;
    }

    /** Rows first. */
    long[] shape() {
        long perRow = Arrays.stream(row).asLongStream().reduce(1, (a, b) -> a * b);
        return LongStream.concat(
                        LongStream.of(values / perRow), Arrays.stream(row).asLongStream())
                .toArray();
    }

    void add(float[] added) throws IOException {
        var bytes = ByteBuffer.allocate(Float.BYTES * added.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(added);
        write(bytes, added.length);
    }

    void add(long[] added) throws IOException {
        var bytes = ByteBuffer.allocate(Long.BYTES * added.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(added);
        write(bytes, added.length);
    }

    private void write(ByteBuffer bytes, int count) throws IOException {
        out.write(bytes.array());
        values += count;
    }

    void end() throws IOException {
        out.close();
    }

    void copyTo(OutputStream target) throws IOException {
        Files.copy(file, target);
    }

    /** All values. */
    ByteBuffer read() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
