package org.taggerlab.jets.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.taggerlab.jets.sample.SampleBytes;

/** The first bytes of an HDF5 file, which say where it ends [HDF5 file format specification, II.A]. */
final class FileEnd {

    private static final long SIGNATURE = 0x0a1a0a0d46444889L;

    private FileEnd() {}

    /** Where the superblock says that the file ends, or 0 where it does not begin with one. */
    static long of(Path path) {
        byte[] head = SampleBytes.head(path, 64);
        ByteBuffer block = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (block.getLong(0) != SIGNATURE) {
            return 0;
        }
        return switch (head[8]) {
            case 0 -> head[13] == 8 ? block.getLong(40) : 0;
            case 1 -> head[13] == 8 ? block.getLong(44) : 0;
            case 2, 3 -> head[9] == 8 ? block.getLong(28) : 0;
            default -> 0;
        };
    }
}
