package org.taggerlab.jets.io.arrays;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.taggerlab.jets.io.numpy.NpzWriter;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * Arrays that grow row by row, and become one file when they are complete: {@code .npz}, or HDF5 by any other name.
 *
 * <p>Until then they lie in temporary files beside it, so that memory does not grow with them; only an HDF5 file is made in
 * memory, and holds at most {@value #MOST_IN_HDF5} values. A file that was there is untouched until the new one is complete.
 */
public final class GrowingArrays implements AutoCloseable {
    /** The endings of files that can be written. */
    public static final List<String> SUFFIXES = List.of(".npz", ".h5");

    static final long MOST_IN_HDF5 = 1 << 27;

    /** The entry of an {@code .npz} with what the file says of itself, a JSON object of texts. */
    public static final String METADATA = "metadata.json";

    private final Path file;
    private final Map<String, ArraySpool> spools = new LinkedHashMap<>();

    /** @param file to be written by {@link #finish} */
    public GrowingArrays(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Whether a name ends as that of a file which can be written. */
    public static boolean isKnown(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return SUFFIXES.stream().anyMatch(name::endsWith);
    }

    /**
     * Adds rows to an array of single precision.
     *
     * @param row the shape of a row; none: numbers
     * @throws IOException if it cannot be written, or has more values than its format takes
     */
    public void add(String name, float[] values, int... row) throws IOException {
        spool(name, ArraySpool.FLOATS, row).add(values);
    }

    /** Adds rows to an array of 64-bit integers. */
    public void add(String name, long[] values, int... row) throws IOException {
        spool(name, ArraySpool.LONGS, row).add(values);
    }

    private ArraySpool spool(String name, String type, int... row) throws IOException {
        ArraySpool known = spools.get(name);
        if (known == null) {
            known = new ArraySpool(AtomicFile.temporary(file), type, row.clone());
            spools.put(name, known);
        }
        if (!isNpz() && spools.values().stream().mapToLong(ArraySpool::values).sum() > MOST_IN_HDF5) {
            throw new IOException(file + " would hold more than " + MOST_IN_HDF5
                    + " values, which an .npz may; name one, or give fewer samples");
        }
        return known;
    }

    /**
     * Writes the file.
     *
     * @param texts what it says of itself: attributes in HDF5, {@value #METADATA} in an {@code .npz}
     * @throws IOException if it cannot be written
     */
    public void finish(Map<String, String> texts) throws IOException {
        for (ArraySpool spool : spools.values()) {
            spool.end();
        }
        if (isNpz()) {
            AtomicFile.write(file, out -> {
                var npz = new NpzWriter(out);
                for (Map.Entry<String, ArraySpool> spool : spools.entrySet()) {
                    npz.array(
                            spool.getKey(),
                            spool.getValue().type(),
                            spool.getValue().shape(),
                            spool.getValue()::copyTo);
                }
                npz.entry(METADATA, json(texts));
                npz.finish();
            });
        } else {
            ArraysInHdf5.write(file, spools, texts);
        }
    }

    private boolean isNpz() {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".npz");
    }

    private static byte[] json(Map<String, String> texts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, String> text : texts.entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** Deletes what is temporary. */
    @Override
    public void close() throws IOException {
        for (ArraySpool spool : spools.values()) {
            spool.end();
            Files.deleteIfExists(spool.file());
        }
    }
}
