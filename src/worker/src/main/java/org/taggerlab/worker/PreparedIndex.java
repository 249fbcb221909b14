package org.taggerlab.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.taggerlab.networks.examples.Structure;

/**
 * How a file of {@link PreparedJets} ends.
 *
 * <p>Layout, little-endian: where each block begins {@code [blocks]}, 8 bytes each; {@code digest}, 32 bytes; {@code jets},
 * {@code width}, {@code structure}, the CRC-32C of all before, and {@value #MAGIC}, 4 bytes each.
 *
 * @param digest of the content of the sample that the file was made from, 64 hexadecimal digits
 * @param jets how many the sample has, those that cannot be used too
 * @param width features per node
 * @param structure what relates the nodes of a jet
 * @param starts {@code [blocks]}, the first byte of each block
 */
record PreparedIndex(String digest, int jets, int width, Structure structure, long[] starts) {

    /** Jets per block. */
    static final int BLOCK = 256;

    private static final int MAGIC = 0x32474154;
    private static final int DIGEST = 32;
    private static final int TAIL = DIGEST + 5 * Integer.BYTES;

    /** Words per node: its features, and the parent of a tree's. */
    int row() {
        return structure == Structure.TREES ? width + 1 : width;
    }

    byte[] bytes() {
        var bytes = ByteBuffer.allocate(starts.length * Long.BYTES + TAIL).order(ByteOrder.LITTLE_ENDIAN);
        for (long start : starts) {
            bytes.putLong(start);
        }
        bytes.put(HexFormat.of().parseHex(digest)).putInt(jets).putInt(width).putInt(structure.ordinal());
        int checksum = checksum(bytes.slice(0, bytes.position()));
        return bytes.putInt(checksum).putInt(MAGIC).array();
    }

    /** Reads it; {@code null} if it is not as it was written. */
    static PreparedIndex read(FileChannel channel) throws IOException {
        ByteBuffer tail = end(channel, TAIL);
        if (tail == null || tail.getInt(TAIL - Integer.BYTES) != MAGIC) {
            return null;
        }
        int jets = tail.getInt(DIGEST);
        int blocks = jets / BLOCK + (jets % BLOCK == 0 ? 0 : 1);
        ByteBuffer all = end(channel, (long) blocks * Long.BYTES + TAIL);
        if (all == null || checksum(all.slice(0, all.limit() - 8)) != all.getInt(all.limit() - 8)) {
            return null;
        }
        var starts = new long[blocks];
        all.asLongBuffer().get(starts);
        var digest = new byte[DIGEST];
        all.get(blocks * Long.BYTES, digest);
        return new PreparedIndex(
                HexFormat.of().formatHex(digest),
                jets,
                tail.getInt(DIGEST + 4),
                Structure.values()[tail.getInt(DIGEST + 8)],
                starts);
    }

    /** The checksum of bytes. */
    static int checksum(ByteBuffer bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static ByteBuffer end(FileChannel channel, long length) throws IOException {
        long from = channel.size() - length;
        if (length < TAIL || from < 0) {
            return null;
        }
        var bytes = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // a read may give less than all
        }
        return bytes.hasRemaining() ? null : bytes.flip();
    }
}
