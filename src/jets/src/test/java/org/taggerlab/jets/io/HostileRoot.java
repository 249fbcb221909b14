package org.taggerlab.jets.io;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;

/** Writes small ROOT files that lead in circles, or that are much more unpacked. */
final class HostileRoot {

    private static final int BLOCK_HEAD = 9;

    private HostileRoot() {}

    /** A file whose only directory holds itself. */
    static Path circle(Path path) throws IOException {
        RootSample sample = new RootSample("circle");
        int directory = sample.begin();
        byte[] contents = RootBytes.part(out -> {
            out.writeInt(1);
            RootSample.key(
                    out, "TDirectory", "circle", 60, directory - RootSample.keyLength("TDirectory", "circle"), 0);
        });
        return Files.write(path, sample.finished(directory, contents));
    }

    /** Directories of {@code width} entries each, all of which are the same next directory, {@code depth} deep. */
    static Path nested(Path path, int width, int depth) throws IOException {
        RootSample sample = new RootSample("nested");
        int directory = sample.begin();
        int next = -1;
        for (int level = 0; level < depth; level++) {
            byte[] contents = listed(width, next);
            int keys = sample.file.size();
            sample.record("TDirectory", "list", 0, out -> out.write(contents));
            next = sample.file.size();
            sample.record("TDirectory", "d", 0, out -> {
                out.writeShort(5);
                for (int value : new int[] {0, 0, 0, 0, RootSample.BEGIN, 0, keys}) {
                    out.writeInt(value);
                }
                out.write(new byte[30]);
            });
        }
        return Files.write(path, sample.finished(directory, listed(width, next)));
    }

    private static byte[] listed(int count, int seek) throws IOException {
        return RootBytes.part(out -> {
            out.writeInt(seek < 0 ? 0 : count);
            for (int i = 0; seek >= 0 && i < count; i++) {
                RootSample.key(out, "TDirectory", "d", 60, seek, 0);
            }
        });
    }

    /**
     * Trees that are all in one record, packed with zlib.
     *
     * @param unpacked bytes of the record, less than 16 MiB: the description of the tree, then zeros
     */
    static Path trees(Path path, int trees, int unpacked) throws IOException {
        RootSample sample = new RootSample("t");
        int directory = sample.begin();
        int seek = sample.file.size();
        byte[] tree = RootBytes.part(out -> sample.tree(out, Map.of("x", new long[] {1}), new int[] {0}));
        byte[] whole = java.util.Arrays.copyOf(tree, unpacked);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(whole);
        deflater.finish();
        byte[] packed = new byte[unpacked];
        int length = deflater.deflate(packed);
        deflater.end();
        DataOutputStream file = new DataOutputStream(sample.file);
        key(file, "t", length + BLOCK_HEAD, unpacked, seek);
        file.write(new byte[] {'Z', 'L', 8});
        size(file, length);
        size(file, unpacked);
        file.write(packed, 0, length);
        byte[] contents = RootBytes.part(out -> {
            out.writeInt(trees);
            for (int i = 0; i < trees; i++) {
                key(out, "t" + i, length + BLOCK_HEAD, unpacked, seek);
            }
        });
        return Files.write(path, sample.finished(directory, contents));
    }

    private static void key(DataOutputStream out, String name, int packed, int unpacked, int seek) throws IOException {
        int length = RootSample.keyLength("TTree", name);
        byte[] key = RootBytes.part(in -> RootSample.key(in, "TTree", name, packed, seek, 0));
        // bytes in all, version, then bytes unpacked
        java.nio.ByteBuffer.wrap(key).putInt(0, length + packed).putInt(6, unpacked);
        out.write(key);
    }

    private static void size(DataOutputStream out, int size) throws IOException {
        out.write(new byte[] {(byte) size, (byte) (size >> 8), (byte) (size >> 16)});
    }
}
