package org.taggerlab.jets.io.arrays;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.taggerlab.vocabulary.file.AtomicFile;

/** Arrays as datasets of one HDF5 file, chunked, shuffled and deflated; texts as attributes of its root. */
final class ArraysInHdf5 {
    private static final int ROWS_PER_CHUNK = 1 << 13;
    private static final int DEFLATE_LEVEL = 4;

    private ArraysInHdf5() {}

    static void write(Path file, Map<String, ArraySpool> spools, Map<String, String> texts) throws IOException {
        Path temporary = AtomicFile.temporary(file);
        try {
            try (WritableHdfFile hdf = HdfFile.write(temporary)) {
                texts.forEach(hdf::putAttribute);
                for (Map.Entry<String, ArraySpool> spool : spools.entrySet()) {
                    int[] shape = Arrays.stream(spool.getValue().shape())
                            .mapToInt(Math::toIntExact)
                            .toArray();
                    int[] chunk = shape.clone();
                    chunk[0] = Math.min(ROWS_PER_CHUNK, shape[0]);
                    hdf.putDataset(
                            spool.getKey(),
                            array(spool.getValue(), shape),
                            DatasetCreationOptions.builder()
                                    .chunkDimensions(chunk)
                                    .shuffle()
                                    .deflate(DEFLATE_LEVEL)
                                    .build());
                }
            } catch (RuntimeException failed) {
                throw new IOException(file + " cannot be written: " + failed.getMessage(), failed);
            }
            AtomicFile.sync(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Object array(ArraySpool spool, int... shape) throws IOException {
        boolean isFloat = spool.type().equals(ArraySpool.FLOATS);
        return filled(spool.read(), isFloat, shape);
    }

    private static Object filled(ByteBuffer values, boolean isFloat, int... shape) {
        if (shape.length > 1) {
            Object whole = Array.newInstance(isFloat ? float.class : long.class, shape);
            int[] rest = Arrays.copyOfRange(shape, 1, shape.length);
            for (int i = 0; i < shape[0]; i++) {
                Array.set(whole, i, filled(values, isFloat, rest));
            }
            return whole;
        }
        if (isFloat) {
            var row = new float[shape[0]];
            for (int i = 0; i < row.length; i++) {
                row[i] = values.getFloat();
            }
            return row;
        }
        var row = new long[shape[0]];
        for (int i = 0; i < row.length; i++) {
            row[i] = values.getLong();
        }
        return row;
    }
}
