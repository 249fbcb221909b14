package org.taggerlab.jets.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A table packed with Blosc of which HDF5 stored a chunk as it is. */
public final class RawChunk {

    /** That the only filter was left out. */
    private static final int MASK = 1;

    private static final int ENTRY = 24;

    private RawChunk() {}

    /** The first chunk, unpacked, at the end of the file, and its place, length and mask in the tree of chunks. */
    public static byte[] of(Path packed) throws IOException {
        byte[] bytes = Files.readAllBytes(packed);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int tree = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("TREE\u0001");
        int size = buffer.getInt(tree + ENTRY);
        int place = (int) buffer.getLong(tree + ENTRY + 8 + 16);
        byte[] chunk = new BloscFilter().decode(Arrays.copyOfRange(bytes, place, place + size), new int[0]);
        byte[] raw = Arrays.copyOf(bytes, bytes.length + chunk.length);
        System.arraycopy(chunk, 0, raw, bytes.length, chunk.length);
        ByteBuffer.wrap(raw)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(tree + ENTRY, chunk.length)
                .putInt(tree + ENTRY + 4, MASK)
                .putLong(tree + ENTRY + 8 + 16, bytes.length);
        return raw;
    }
}
