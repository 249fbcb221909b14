package org.taggerlab.jets.io.root;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tukaani.xz.XZInputStream;

/** Unpacks ROOT's compressed blocks: each has nine bytes of algorithm and sizes and holds at most 16 MB. */
final class RootCompression {

    private static final int HEADER = 9;
    private static final int LZ4_CHECKSUM = 8;
    private static final int XZ_MEMORY_KIB = 256 * 1024;

    private RootCompression() {}

    /** Contents of {@code packed} from {@code start}, all of its blocks, {@code unpacked} bytes. */
    static byte[] unpack(byte[] packed, int start, int unpacked) {
        byte[] out = new byte[unpacked];
        int at = start;
        int written = 0;
        while (written < unpacked) {
            if (at + HEADER > packed.length) {
                throw new IllegalStateException("compressed data end after " + written + " of " + unpacked + " bytes");
            }
            String algorithm = new String(packed, at, 2, StandardCharsets.ISO_8859_1);
            int size = size(packed, at + 3);
            int length = size(packed, at + 6);
            if (at + HEADER + size > packed.length || length == 0 || written + length > unpacked) {
                throw new IllegalStateException("a compressed block of " + size + " bytes for " + length
                        + " leaves its record, " + written + " of " + unpacked + " bytes were unpacked");
            }
            int found = block(algorithm, packed, at + HEADER, size, out, written, length);
            if (found != length) {
                throw new IllegalStateException(
                        "a block compressed with " + algorithm + " has " + found + " bytes, expected " + length);
            }
            at += HEADER + size;
            written += length;
        }
        return out;
    }

    private static int block(String algorithm, byte[] in, int at, int size, byte[] out, int to, int length) {
        try {
            return switch (algorithm) {
                case "ZL" -> inflate(in, at, size, out, to, length, false);
                case "CS" -> inflate(in, at, size, out, to, length, true);
                case "XZ" -> xz(in, at, size, out, to, length);
                case "L4" ->
                    new Lz4Decompressor().decompress(in, at + LZ4_CHECKSUM, size - LZ4_CHECKSUM, out, to, length);
                case "ZS" -> new ZstdDecompressor().decompress(in, at, size, out, to, length);
                default ->
                    throw new RootUnsupportedException(
                            "the compression \"" + algorithm + "\" is not known, expected zlib, LZMA, LZ4 or ZSTD",
                            "write the file with one of them");
            };
        } catch (DataFormatException | IOException e) {
            throw new IllegalStateException(
                    "a block compressed with " + algorithm + " is broken: " + e.getMessage(), e);
        }
    }

    private static int inflate(byte[] in, int at, int size, byte[] out, int to, int length, boolean raw)
            throws DataFormatException {
        Inflater inflater = new Inflater(raw);
        try {
            inflater.setInput(in, at, size);
            int written = 0;
            while (written < length) {
                int step = inflater.inflate(out, to + written, length - written);
                if (step == 0) {
                    break;
                }
                written += step;
            }
            return written;
        } finally {
            inflater.end();
        }
    }

    private static int xz(byte[] in, int at, int size, byte[] out, int to, int length) throws IOException {
        try (InputStream xz = new XZInputStream(new ByteArrayInputStream(in, at, size), XZ_MEMORY_KIB)) {
            return xz.readNBytes(out, to, length);
        }
    }

    /** Three bytes, the lowest first. */
    private static int size(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16;
    }
}
