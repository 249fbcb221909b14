package org.taggerlab.jets.io.hdf5;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * HDF5 filter 32001, Blosc 1, in which PyTables and so the top-tagging reference set are compressed: a header of 16
 * bytes, where each block begins, then the blocks, some of them split by byte of the value.
 */
final class BloscFilter implements Filter {

    /** Which of the filter's settings is the number of bytes of a chunk. */
    private static final int CHUNK_BYTES = 3;

    private static final int HEADER = 16;
    private static final int PLACE_OF_UNPACKED = 4;
    private static final int PLACE_OF_PACKED = 12;
    private static final int SHUFFLED = 1;
    private static final int STORED = 2;
    private static final int BIT_SHUFFLED = 4;
    private static final int NEVER_SPLIT = 16;
    private static final int MAX_SPLITS = 16;
    private static final int MIN_SPLIT_BYTES = 128;
    /** The most that any of its compressors gains; a header that promises more is broken. */
    private static final long MAX_EXPANSION = 33_000;

    @Override
    public int getId() {
        return 32001;
    }

    @Override
    public String getName() {
        return "blosc";
    }

    @Override
    public byte[] decode(byte[] encoded, int[] settings) {
        try {
            return isRaw(encoded, settings) ? encoded : decode(encoded);
        } catch (HdfFilterException e) {
            throw e;
        } catch (DataFormatException | RuntimeException e) {
            throw new HdfFilterException("a Blosc chunk cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /**
     * Whether a chunk was stored without this filter, as HDF5 does where nothing is gained: it is as long as chunks are,
     * and no header of Blosc says so.
     */
    private static boolean isRaw(byte[] encoded, int[] settings) {
        if (settings.length <= CHUNK_BYTES || encoded.length != settings[CHUNK_BYTES]) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        return encoded.length < HEADER
                || in.getInt(PLACE_OF_UNPACKED) != settings[CHUNK_BYTES]
                || in.getInt(PLACE_OF_PACKED) != encoded.length;
    }

    private static byte[] decode(byte[] encoded) throws DataFormatException {
        ByteBuffer in = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        int flags = in.get(2);
        int width = in.get(3) & 0xff;
        int bytes = in.getInt(PLACE_OF_UNPACKED);
        int blockBytes = in.getInt(8);
        if (bytes < 0 || bytes > Math.min(DatasetLimits.MOST_CHUNK, MAX_EXPANSION * encoded.length) || width == 0) {
            throw new DataFormatException("its header promises " + bytes + " bytes of values of " + width);
        }
        byte[] out = new byte[bytes];
        if ((flags & STORED) != 0) {
            in.get(HEADER, out);
            return out;
        }
        if (blockBytes <= 0) {
            throw new DataFormatException("its header promises blocks of " + blockBytes + " bytes");
        }
        if ((flags & BIT_SHUFFLED) != 0) {
            throw new HdfFilterException("Blosc's shuffling of bits is not read");
        }
        for (int start = 0, block = 0; start < bytes; start += blockBytes, block++) {
            int length = Math.min(blockBytes, bytes - start);
            boolean split = (flags & NEVER_SPLIT) == 0
                    && width <= MAX_SPLITS
                    && blockBytes / width >= MIN_SPLIT_BYTES
                    && length == blockBytes;
            byte[] unpacked = block(in, in.getInt(HEADER + 4 * block), length, split ? width : 1, flags >> 5 & 7);
            unshuffle(unpacked, out, start, (flags & SHUFFLED) != 0 ? width : 1);
        }
        return out;
    }

    private static byte[] block(ByteBuffer in, int start, int length, int splits, int compressor)
            throws DataFormatException {
        byte[] out = new byte[length];
        int at = start;
        int part = length / splits;
        for (int to = 0; to < splits * part; to += part) {
            int packed = in.getInt(at);
            at += 4;
            if (packed == part) {
                in.get(at, out, to, part);
            } else {
                byte[] bytes = new byte[checked(packed, in.capacity())];
                in.get(at, bytes);
                unpack(bytes, out, to, part, compressor);
            }
            at += packed;
        }
        return out;
    }

    private static int checked(int packed, int available) throws DataFormatException {
        if (packed <= 0 || packed > available) {
            throw new DataFormatException("a block has " + packed + " bytes of " + available);
        }
        return packed;
    }

    private static void unpack(byte[] packed, byte[] out, int to, int length, int compressor)
            throws DataFormatException {
        int unpacked = switch (compressor) {
            case 0 -> BloscLz.decompress(packed, out, to, length);
            case 1 -> new Lz4Decompressor().decompress(packed, 0, packed.length, out, to, length);
            case 3 -> inflate(packed, out, to, length);
            case 4 -> new ZstdDecompressor().decompress(packed, 0, packed.length, out, to, length);
            default -> throw new HdfFilterException("the compressor " + compressor + " of Blosc is not read");
        };
        if (unpacked != length) {
            throw new DataFormatException("a block unpacks to " + unpacked + " bytes, expected " + length);
        }
    }

    private static int inflate(byte[] packed, byte[] out, int to, int length) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            return inflater.inflate(out, to, length);
        } finally {
            inflater.end();
        }
    }

    private static void unshuffle(byte[] block, byte[] out, int start, int width) {
        int values = block.length / width;
        for (int i = 0; i < values; i++) {
            for (int k = 0; k < width; k++) {
                out[start + i * width + k] = block[k * values + i];
            }
        }
        int rest = values * width;
        System.arraycopy(block, rest, out, start + rest, block.length - rest);
    }
}
