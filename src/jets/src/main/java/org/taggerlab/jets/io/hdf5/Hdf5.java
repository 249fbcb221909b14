package org.taggerlab.jets.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.FilterManager;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.taggerlab.jets.sample.SampleBytes;
import org.taggerlab.jets.sample.SampleException;

/** An HDF5 file; whatever goes wrong is a {@link SampleException} that names file and dataset. */
public final class Hdf5 implements AutoCloseable {

    /** More than deflate can expand; a file that declares more data than this times its size is broken. */
    private static final long MAX_EXPANSION = 1100;

    private static final String REPACK = "pack it with zlib: h5repack -f GZIP=6 <file> <repacked>";
    private static final String BROKEN = "download or copy the file again and compare its sha256";

    static {
        FilterManager.addFilter(new BloscFilter());
    }

    private final Path path;
    private final HdfFile hdf;
    private final long bytes;

    private Hdf5(Path path, HdfFile hdf, long bytes) {
        this.path = path;
        this.hdf = hdf;
        this.bytes = bytes;
    }

    public static Hdf5 open(Path path) {
        long bytes = SampleBytes.size(path);
        long declared = Superblock.endOfFile(path);
        if (declared > bytes) {
            throw SampleException.of(path, "is truncated: it has " + bytes + " bytes of " + declared, BROKEN);
        }
        HdfFile hdf = guard(path, "is no readable HDF5 file (truncated, or another format)", () -> map(path, bytes));
        return new Hdf5(path, hdf, bytes);
    }

    /** Mapped into memory, so that nothing is read beyond the file's end whatever its headers declare. */
    private static HdfFile map(Path path, long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            return new HdfFile(path);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes));
        } catch (IOException e) {
            throw SampleException.unreadable(path, e);
        }
    }

    /**
     * What {@code use} makes of a file, which is closed again if that fails.
     *
     * @throws SampleException for a file that is missing, truncated, no HDF5, or that {@code use} refuses
     */
    public static <T> T open(Path path, Function<Hdf5, T> use) {
        Hdf5 hdf = open(path);
        try {
            return guard(path, "cannot be used", () -> use.apply(hdf));
        } catch (RuntimeException e) {
            hdf.close();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    public SortedMap<String, String> attributes() {
        return texts(hdf);
    }

    SortedMap<String, String> texts(Node node) {
        return guard(path, "has unreadable attributes", () -> {
            SortedMap<String, String> texts = new TreeMap<>();
            node.getAttributes()
                    .forEach((name, attribute) ->
                            texts.put(name, attribute.isEmpty() ? "" : Hdf5Numbers.text(attribute.getData())));
            return texts;
        });
    }

    public boolean has(String dataset) {
        return guard(path, "has an unreadable " + dataset, () -> find(dataset) != null);
    }

    /** The dataset, which must be there and must not declare more than the file can hold. */
    public Dataset dataset(String name) {
        Node node = guard(path, "has an unreadable " + name, () -> find(name));
        if (!(node instanceof Dataset dataset)) {
            throw SampleException.of(path, "has no dataset " + name, "it is needed; write the file again");
        }
        return guard(path, "has an unreadable " + name, () -> {
            long declared = 1;
            for (long dimension : dataset.getDimensionsAsLong()) {
                declared = Math.multiplyExact(declared, dimension);
            }
            declared = Math.multiplyExact(declared, dataset.getDataType().getSize());
            if (declared < 0 || declared > MAX_EXPANSION * bytes) {
                throw SampleException.of(path, name + " declares " + declared + " bytes in a file of " + bytes, BROKEN);
            }
            return dataset;
        });
    }

    /** A dataset of one dimension with {@code length} integers or floating-point numbers. */
    public Dataset column(String name, long length, boolean integers) {
        Dataset dataset = dataset(name);
        long[] shape = dataset.getDimensionsAsLong();
        if (shape.length != 1 || length >= 0 && shape[0] != length) {
            throw SampleException.of(
                    path,
                    name + " has shape " + Arrays.toString(shape) + ", expected [" + (length < 0 ? "any" : length)
                            + "]",
                    "write the file again");
        }
        Class<?> type = guard(path, "has an unreadable type of " + name, dataset::getJavaType);
        boolean floating = type == float.class || type == double.class;
        boolean integer = type == byte.class || type == short.class || type == int.class || type == long.class;
        if (!(integer || floating && !integers)) {
            throw SampleException.of(
                    path,
                    name + " is of type " + type.getSimpleName() + ", expected " + (integers ? "integers" : "numbers"),
                    "write the file again");
        }
        return dataset;
    }

    public double[] doubles(Dataset dataset) {
        long[] shape = dataset.getDimensionsAsLong();
        return doubles(dataset, 0, Math.toIntExact(shape[0]));
    }

    /** {@code count} values of a column from {@code first}. */
    public double[] doubles(Dataset column, long first, int count) {
        Object data = slice(column, new long[] {first}, new int[] {count});
        return guard(path, column.getPath() + " holds no numbers", () -> Hdf5Numbers.doubles(data, count));
    }

    public int[] ints(Dataset column, long first, int count) {
        Object data = slice(column, new long[] {first}, new int[] {count});
        return guard(path, column.getPath() + " holds no 32-bit integers", () -> Hdf5Numbers.ints(data, count));
    }

    /** All values of a column of integers. */
    public long[] longs(Dataset column) {
        int count = Math.toIntExact(column.getDimensionsAsLong()[0]);
        Object data = slice(column, new long[] {0}, new int[] {count});
        return guard(path, column.getPath() + " holds no integers", () -> Hdf5Numbers.longs(data, count));
    }

    /** The dataset, whose attribute {@code units}, if it has one, must be {@code expected}. */
    public Dataset inUnits(Dataset dataset, String expected) {
        String units = texts(dataset).getOrDefault("units", expected);
        if (!units.equals(expected)) {
            throw SampleException.of(
                    path,
                    dataset.getPath() + " is in units of " + units + ", expected " + expected,
                    "convert the numbers, or correct the attribute if it is wrong");
        }
        return dataset;
    }

    Object slice(Dataset dataset, long[] first, int[] shape) {
        for (int length : shape) {
            if (length == 0) {
                return new double[0];
            }
        }
        return guard(
                path,
                "cannot be read at " + dataset.getPath() + " " + Arrays.toString(first),
                () -> dataset.getData(first, shape));
    }

    /** A slice of numbers of any rank, row-major. */
    double[] flat(Dataset dataset, long[] first, int[] shape) {
        Object slice = slice(dataset, first, shape);
        double[] values = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        int copied = guard(path, dataset.getPath() + " holds no numbers", () -> Hdf5Numbers.flatten(slice, values, 0));
        if (copied != values.length) {
            throw SampleException.of(
                    path,
                    dataset.getPath() + " holds " + slice.getClass().getSimpleName() + ", expected numbers",
                    BROKEN);
        }
        return values;
    }

    public double number(Dataset dataset, String attribute) {
        Attribute found = guard(path, "has unreadable attributes", () -> dataset.getAttribute(attribute));
        if (found == null || !(found.getData() instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw SampleException.of(
                    path,
                    dataset.getPath() + " has " + attribute + " "
                            + (found == null ? "missing" : Hdf5Numbers.text(found.getData()))
                            + ", expected a finite number",
                    "write the file again");
        }
        return number.doubleValue();
    }

    @Override
    public void close() {
        hdf.close();
    }

    private Node find(String name) {
        Node node = hdf;
        for (String part : name.split("/")) {
            Map<String, Node> children = ((Group) node).getChildren();
            node = children.get(part);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    /** Whether the file is sound, but packed with a filter that is not read here. */
    private static boolean isMissingFilter(Throwable e) {
        return e instanceof HdfFilterException && e.getCause() == null
                || e.getCause() instanceof HdfException cause && isMissingFilter(cause);
    }

    private static <T> T guard(Path path, String problem, Supplier<T> read) {
        try {
            return read.get();
        } catch (SampleException e) {
            throw e;
        } catch (HdfException e) {
            throw SampleException.of(path, problem + ": " + e.getMessage(), isMissingFilter(e) ? REPACK : BROKEN, e);
        } catch (RuntimeException | StackOverflowError e) {
            // jhdf trusts the file: broken ones end in index, buffer and arithmetic exceptions, or in a circle
            throw SampleException.of(path, problem + ": " + e, BROKEN, e);
        }
    }
}
