package org.taggerlab.jets.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.io.IOException;
import java.nio.file.Path;
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

    static final String REPACK = "pack it with zlib: h5repack -f GZIP=6 <file> <repacked>";
    static final String BROKEN = "download or copy the file again and compare its sha256";

    static {
        UnpackingFilters.register();
    }

    private final Path path;
    private final BoundedStorage storage;
    private final HdfFile hdf;
    private final DatasetLimits limits;

    private Hdf5(Path path, BoundedStorage storage) {
        this.path = path;
        this.storage = storage;
        this.hdf = storage.file();
        this.limits = new DatasetLimits(storage.size());
    }

    public static Hdf5 open(Path path) {
        long bytes = SampleBytes.size(path);
        long declared = FileEnd.of(path);
        if (declared > bytes) {
            throw SampleException.of(path, "is truncated: it has " + bytes + " bytes of " + declared, BROKEN);
        }
        return guard(path, "is no readable HDF5 file (truncated, or another format)", () -> opened(path));
    }

    private static Hdf5 opened(Path path) {
        try {
            BoundedStorage storage = BoundedStorage.open(path);
            try {
                return new Hdf5(path, storage);
            } catch (RuntimeException | StackOverflowError e) {
                storage.close();
                throw e;
            }
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
            return hdf.reading("cannot be used", () -> use.apply(hdf));
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
        return reading("has unreadable attributes", () -> {
            SortedMap<String, String> texts = new TreeMap<>();
            long characters = 0;
            for (var attribute : node.getAttributes().entrySet()) {
                boolean isReadable = DatasetLimits.isReadable(attribute.getValue());
                String text = isReadable ? Hdf5Numbers.text(attribute.getValue().getData()) : "";
                texts.put(attribute.getKey(), text);
                characters += text.length();
                if (characters > limits.mostText()) {
                    throw new BoundedStorage.LimitException("more text than the file has bytes, " + storage.size());
                }
            }
            return texts;
        });
    }

    public boolean has(String dataset) {
        return reading("has an unreadable " + dataset, () -> find(dataset) != null);
    }

    /** The dataset, which must be there and must not declare more than the file can hold. */
    public Dataset dataset(String name) {
        Node node = reading("has an unreadable " + name, () -> find(name));
        if (!(node instanceof Dataset dataset)) {
            throw SampleException.of(path, "has no dataset " + name, "it is needed; write the file again");
        }
        reading("has an unreadable " + name, () -> limits.problem(dataset)).ifPresent(problem -> {
            throw SampleException.of(path, name + " " + problem.what(), problem.advice());
        });
        return dataset;
    }

    /** A dataset of one dimension with {@code length} integers or floating-point numbers; -1 for any length. */
    public Hdf5Column column(String name, long length, boolean integers) {
        Dataset dataset = dataset(name);
        long[] shape = dataset.getDimensionsAsLong();
        if (shape.length != 1 || length >= 0 && shape[0] != length) {
            throw SampleException.of(
                    path,
                    name + " has shape " + Arrays.toString(shape) + ", expected [" + (length < 0 ? "any" : length)
                            + "]",
                    "write the file again");
        }
        Class<?> type = reading("has an unreadable type of " + name, dataset::getJavaType);
        boolean floating = type == float.class || type == double.class;
        boolean integer = type == byte.class || type == short.class || type == int.class || type == long.class;
        if (!(integer || floating && !integers)) {
            throw SampleException.of(
                    path,
                    name + " is of type " + type.getSimpleName() + ", expected " + (integers ? "integers" : "numbers"),
                    "write the file again");
        }
        return new Hdf5Column(this, dataset, integer);
    }

    Object slice(Dataset dataset, long[] first, int[] shape) {
        for (int length : shape) {
            if (length == 0) {
                return new double[0];
            }
        }
        return reading(
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

    double number(Dataset dataset, String attribute) {
        Object found = reading("has unreadable attributes", () -> {
            Attribute known = dataset.getAttribute(attribute);
            return known == null || !DatasetLimits.isReadable(known) ? null : known.getData();
        });
        if (!(found instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw SampleException.of(
                    path,
                    dataset.getPath() + " has " + attribute + " "
                            + (found == null ? "missing" : Hdf5Numbers.text(found)) + ", expected a finite number",
                    "write the file again");
        }
        return number.doubleValue();
    }

    @Override
    public void close() {
        storage.close();
    }

    private <T> T reading(String problem, Supplier<T> read) {
        storage.begin();
        return guard(path, problem, read);
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

    /** That of the innermost exception of jhdf: a file may be sound, and have what is not read. */
    private static String advice(Throwable e) {
        if (e.getCause() instanceof HdfException cause) {
            return advice(cause);
        }
        if (e instanceof HdfFilterException && e.getCause() == null) {
            return REPACK;
        }
        return e instanceof UnsupportedHdfException ? "write the file again without it, for example with h5py" : BROKEN;
    }

    /** The limit that was met or what is not read, or else the outermost words. */
    private static String reason(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedStorage.LimitException || cause instanceof UnsupportedHdfException) {
                return cause.getMessage();
            }
        }
        return e.getMessage();
    }

    private static <T> T guard(Path path, String problem, Supplier<T> read) {
        try {
            return read.get();
        } catch (SampleException e) {
            throw e;
        } catch (HdfException e) {
            throw SampleException.of(path, problem + ": " + reason(e), advice(e), e);
        } catch (RuntimeException | StackOverflowError e) {
            // jhdf trusts the file: broken ones end in index, buffer and arithmetic exceptions, or in a circle
            throw SampleException.of(path, problem + ": " + e, BROKEN, e);
        }
    }
}
