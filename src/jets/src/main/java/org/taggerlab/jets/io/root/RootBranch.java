package org.taggerlab.jets.io.root;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.taggerlab.jets.sample.SampleException;

/**
 * A branch of numbers, flat or jagged; one basket of it is in memory. Cheap when entries are asked for in rising
 * order.
 */
public final class RootBranch {

    /** A std::vector stands behind byte count, version and size. */
    private static final int VECTOR_HEADER = 10;

    private final RootFile file;
    private final String tree;
    private final String name;
    private final RootElement element;
    private final RootLeaf leaf;
    private final boolean jagged;
    private final RootLeaf.Number number;
    private final long entries;
    private final int written;
    private final long[] firstEntry;
    private final long[] seek;
    private final List<RootBasket> embedded;
    private final String elsewhere;

    private long basketStart;
    private RootBasket basket = new RootBasket(0, new byte[0], null);

    RootBranch(
            RootFile file,
            String tree,
            String name,
            RootElement element,
            RootLeaf leaf,
            long entries,
            int written,
            long[] firstEntry,
            long[] seek,
            List<Object> embedded,
            String elsewhere) {
        this.file = file;
        this.tree = tree;
        this.name = name;
        this.element = element;
        this.leaf = leaf;
        this.jagged = element.vector() || element.member() || leaf != null && leaf.counted();
        this.number = leaf == null ? null : element == RootElement.NONE ? leaf.number() : element.number();
        this.entries = entries;
        this.written = written;
        this.firstEntry = firstEntry;
        this.seek = seek;
        this.embedded = embedded.stream()
                .filter(Objects::nonNull)
                .map(RootBasket.class::cast)
                .toList();
        this.elsewhere = elsewhere;
    }

    /**
     * The values of an entry; one of a flat branch, any number of a jagged one.
     *
     * @throws SampleException where the file is broken
     */
    public double[] values(long entry) {
        return guarded(entry, () -> {
            Place place = place(entry);
            ByteBuffer bytes = ByteBuffer.wrap(basket.bytes());
            double[] values = new double[place.count];
            for (int i = 0; i < values.length; i++) {
                values[i] = number.get(bytes, place.start + i * number.width());
            }
            return values;
        });
    }

    /**
     * The value of an entry of a flat branch of integers, every bit of it.
     *
     * @throws SampleException where the file is broken, or there is not one integer
     */
    public long whole(long entry) {
        return guarded(entry, () -> {
            Place place = place(entry);
            if (place.count != 1) {
                throw new IllegalStateException("it has " + place.count + " values, expected one");
            }
            return number.whole(ByteBuffer.wrap(basket.bytes()), place.start);
        });
    }

    private <T> T guarded(long entry, Supplier<T> read) {
        return file.guard("branch \"" + name + "\" cannot be read at entry " + entry, read);
    }

    /** Where the values of an entry are in the basket at hand. */
    private record Place(int start, int count) {}

    /** The value of an entry of a flat branch. */
    public double value(long entry) {
        double[] values = values(entry);
        if (values.length != 1) {
            throw SampleException.of(
                    file.path(),
                    "branch \"" + name + "\" has " + values.length + " values at entry " + entry,
                    "expected one; is it the right branch?");
        }
        return values[0];
    }

    void requireNumbers() {
        if (number == null || !elsewhere.isEmpty()) {
            String what = !elsewhere.isEmpty()
                    ? "has its values in another file, " + elsewhere
                    : "holds "
                            + (leaf == null
                                    ? "several leaves"
                                    : element == RootElement.NONE ? leaf.type() : element.type())
                            + ", expected numbers or vectors of numbers";
            throw SampleException.of(
                    file.path(), "branch \"" + name + "\" of tree \"" + tree + "\" " + what, "choose another branch");
        }
    }

    private Place place(long entry) {
        if (entry < 0 || entry >= entries) {
            throw new IllegalStateException("the tree has " + entries + " entries");
        }
        if (entry < basketStart || entry >= basketStart + basket.entries()) {
            load(entry);
        }
        int i = (int) (entry - basketStart);
        int[] offsets = basket.offsets();
        int length = basket.bytes().length;
        if (offsets == null && jagged && length > 0) {
            throw new IllegalStateException("its basket does not say where entries begin");
        }
        int size = jagged ? 0 : Math.multiplyExact(number.width(), Math.max(1, leaf.length()));
        int start = offsets == null ? Math.multiplyExact(i, size) : offsets[i];
        int end = offsets == null ? start + size : offsets[i + 1];
        if (element.vector() && end > start) {
            start += VECTOR_HEADER;
        }
        if (start < 0 || end > length || end < start || (end - start) % number.width() != 0) {
            throw new IllegalStateException("its values are at " + start + " to " + end + " of " + length + " bytes");
        }
        return new Place(start, (end - start) / number.width());
    }

    private void load(long entry) {
        for (int i = 0; i < written; i++) {
            long next = i + 1 < firstEntry.length && (i + 1 < written || firstEntry[i + 1] > firstEntry[i])
                    ? firstEntry[i + 1]
                    : entries;
            if (entry >= firstEntry[i] && entry < next) {
                keep(firstEntry[i], RootBasket.read(file, seek[i]), entry);
                return;
            }
        }
        long start = written == 0 ? 0 : firstEntry[written];
        for (RootBasket one : embedded) {
            if (entry >= start && entry < start + one.entries()) {
                keep(start, one, entry);
                return;
            }
            start += one.entries();
        }
        throw new IllegalStateException("no basket holds it");
    }

    private void keep(long start, RootBasket found, long entry) {
        if (entry >= start + found.entries()) {
            throw new IllegalStateException(
                    "its basket begins at " + start + " and has " + found.entries() + " entries");
        }
        basketStart = start;
        basket = found;
    }
}
