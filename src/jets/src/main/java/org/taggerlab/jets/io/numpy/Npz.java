package org.taggerlab.jets.io.numpy;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.taggerlab.jets.sample.SampleBytes;
import org.taggerlab.jets.sample.SampleException;

/**
 * A NumPy archive ({@code .npz}): named arrays of numbers, read one by one.
 *
 * <p>Nothing is ever written to disk; names that would leave a folder are refused all the same, since no honest
 * archive has them. An array is read value by value as its header declares it, and never beyond; its checksum is compared
 * at its end. One that declares more than 200 times what is packed is refused.
 */
public final class Npz implements AutoCloseable {

    private static final String SUFFIX = ".npy";
    /** Arrays padded with zeros pack some ten times; a bomb 1000 times. */
    private static final long MAX_EXPANSION = 200;

    private static final long ALWAYS_ALLOWED = 1 << 20;
    private static final int SHOWN = 8;

    private final Path path;
    private final ZipFile zip;

    private Npz(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    /** @throws SampleException for a file that is missing, no zip archive, or has a name that leaves its folder */
    public static Npz open(Path path) {
        SampleBytes.size(path);
        Npz npz;
        try {
            npz = new Npz(path, new ZipFile(path.toFile()));
        } catch (IOException | IllegalArgumentException e) {
            throw SampleException.of(
                    path, "is no readable npz archive: " + e.getMessage(), "download or copy the file again", e);
        }
        for (String name : npz.zip.stream().map(ZipEntry::getName).toList()) {
            if (name.startsWith("/")
                    || name.contains("\\")
                    || name.contains(":")
                    || List.of(name.split("/")).contains("..")) {
                npz.close();
                throw SampleException.of(path, "holds the unsafe name \"" + name + "\"", "do not trust this file");
            }
        }
        return npz;
    }

    public Path path() {
        return path;
    }

    /** Names of the arrays, in the archive's order. */
    public List<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    public boolean has(String name) {
        return zip.getEntry(name + SUFFIX) != null;
    }

    /** Opens an array to read its values in turn. The caller closes it. */
    public NpyStream stream(String name) {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            List<String> names = names();
            List<String> others =
                    zip.stream().map(ZipEntry::getName).limit(SHOWN).toList();
            throw names.isEmpty()
                    ? SampleException.of(
                            path, "is a zip archive without arrays of NumPy: " + others, "make it with numpy.savez")
                    : SampleException.of(
                            path,
                            "has no array \"" + name + "\"",
                            "it has " + names.size() + " others, such as "
                                    + names.stream().limit(SHOWN).toList());
        }
        long limit = ALWAYS_ALLOWED + MAX_EXPANSION * Math.min(entry.getCompressedSize(), SampleBytes.size(path));
        try {
            InputStream in = new CheckedEntry(zip.getInputStream(entry), entry);
            return new NpyStream(path, name, new DataInputStream(new BufferedInputStream(in, 1 << 16)), limit);
        } catch (IOException e) {
            throw SampleException.of(path, "cannot read " + name + ": " + e.getMessage(), "copy the file again", e);
        }
    }

    /** The shape of an array; empty for a single number. */
    public int[] shape(String name) {
        try (NpyStream array = stream(name)) {
            return array.shape();
        }
    }

    /** All values of an array of any number type, row-major. */
    public double[] doubles(String name) {
        try (NpyStream array = stream(name)) {
            double[] values = array.read(array.remaining());
            return array.columnMajor() ? rowMajor(values, array.shape()) : values;
        }
    }

    private static double[] rowMajor(double[] values, int[] shape) {
        double[] ordered = new double[values.length];
        int[] index = new int[shape.length];
        for (double value : values) {
            int at = 0;
            for (int i = 0; i < shape.length; i++) {
                at = at * shape[i] + index[i];
            }
            ordered[at] = value;
            for (int i = 0; i < shape.length && ++index[i] == shape[i]; i++) {
                index[i] = 0;
            }
        }
        return ordered;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw SampleException.of(path, "cannot be closed: " + e.getMessage(), "try again", e);
        }
    }
}
