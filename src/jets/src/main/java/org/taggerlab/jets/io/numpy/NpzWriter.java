package org.taggerlab.jets.io.numpy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;
import org.taggerlab.vocabulary.file.ZipEntries;

/** Writes a NumPy archive ({@code .npz}), one array after another; the same arrays give the same bytes. */
public final class NpzWriter {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** NumPy begins the values of an array at a multiple of this. */
    private static final int ALIGNMENT = 64;

    private static final int CHUNK = 1 << 13;

    private final ZipOutputStream zip;

    /** Writes to a stream, which it leaves open. */
    public NpzWriter(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** What writes the values of an array: little-endian, the last index runs fastest. */
    @FunctionalInterface
    public interface Values {
        /** Writes all of them. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** An array of single precision. */
    public void floats(String name, float[] values, long... shape) throws IOException {
        array(name, "<f4", shape, out -> {
            for (int from = 0; from < values.length; from += CHUNK) {
                int count = Math.min(CHUNK, values.length - from);
                ByteBuffer bytes = littleEndian(count * Float.BYTES);
                bytes.asFloatBuffer().put(values, from, count);
                out.write(bytes.array());
            }
        });
    }

    /** An array of 64-bit integers. */
    public void longs(String name, long[] values, long... shape) throws IOException {
        array(name, "<i8", shape, out -> {
            for (int from = 0; from < values.length; from += CHUNK) {
                int count = Math.min(CHUNK, values.length - from);
                ByteBuffer bytes = littleEndian(count * Long.BYTES);
                bytes.asLongBuffer().put(values, from, count);
                out.write(bytes.array());
            }
        });
    }

    /**
     * An array of any type, whose values need not be in memory.
     *
     * @param descr NumPy's name of the type, such as {@code <i8}
     */
    public void array(String name, String descr, long[] shape, Values values) throws IOException {
        zip.putNextEntry(ZipEntries.timeless(name + ".npy"));
        zip.write(header(descr, shape));
        values.writeTo(zip);
        zip.closeEntry();
    }

    /** An entry that is no array; NumPy gives its bytes. */
    public void entry(String name, byte[] content) throws IOException {
        zip.putNextEntry(ZipEntries.timeless(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** Ends the archive. */
    public void finish() throws IOException {
        zip.finish();
    }

    private static byte[] header(String descr, long[] shape) {
        String sizes = Arrays.stream(shape).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + sizes + "), }";
        int begin = MAGIC.length + Short.BYTES;
        int length = (begin + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - begin;
        String padded = text + " ".repeat(length - text.length() - 1) + "\n";
        return littleEndian(begin + length)
                .put(MAGIC)
                .putShort((short) length)
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
